import { NumberInput } from '@mantine/core';
import type { MultipleChoiceDefinition } from 'shared/questions/multiple-choice/multiple-choice.ts';
import { capital } from 'shared/questions/tally.ts';
import { number } from '../../i18n/format.ts';
import css from '../Editor.module.css';
import { t } from './messages.ts';
import { withWeight } from './weights.ts';

interface Props {
  readonly definition: MultipleChoiceDefinition;
  readonly onChange: (definition: MultipleChoiceDefinition) => void;
}

/** What each option is worth when chosen, where they are scored by weights. */
export function WeightsInput({ definition, onChange }: Props) {
  const { scoring, options } = definition;
  if (scoring.rule !== 'weights') return null;
  return (
    <fieldset className={css.rows}>
      <legend>{t().weights}</legend>
      <div className={css.row}>
        {options.map(({ id }, at) => (
          <NumberInput
            key={id}
            label={capital(at)}
            w={88}
            min={-1_000}
            max={1_000}
            decimalSeparator=","
            value={scoring.weights[id] ?? 0}
            onChange={(value) => onChange(withWeight(definition, id, typeof value === 'number' ? value : 0))}
          />
        ))}
      </div>
      <p className={css.hint}>{t().wholeIs(number(scoring.maximum))}</p>
    </fieldset>
  );
}

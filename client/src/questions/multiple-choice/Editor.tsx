import { Checkbox } from '@mantine/core';
import type { MultipleChoiceDefinition } from 'shared/questions/multiple-choice/multiple-choice.ts';
import { capital } from 'shared/questions/tally.ts';
import { CountInput } from '../CountInput.tsx';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { OptionList } from '../OptionList.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { SelectionScoringInput } from '../ScoringInput.tsx';
import { t } from './messages.ts';
import { WeightsInput } from './WeightsInput.tsx';
import { byWeights, withWhole } from './weights.ts';

const MOST_OPTIONS = 12;

export function MultipleChoiceEditor({ definition, mediaUrl, onChange }: EditorProps<MultipleChoiceDefinition>) {
  const { stem, options, key, minChoices, maxChoices, scoring } = definition;
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <OptionList
        legend={t().keys}
        options={options}
        name={(at) => words().option(capital(at))}
        fewest={2}
        most={MOST_OPTIONS}
        add={words().add}
        mediaUrl={mediaUrl}
        onChange={(next) =>
          onChange(
            withWhole({ ...definition, options: next, key: key.filter((id) => next.some((one) => one.id === id)) }),
          )
        }
        before={({ id }, at) => (
          <Checkbox
            label={capital(at)}
            aria-label={words().isKey(capital(at))}
            checked={key.includes(id)}
            onChange={(event) =>
              onChange({
                ...definition,
                key: event.currentTarget.checked ? [...key, id] : key.filter((one) => one !== id),
              })
            }
          />
        )}
        after={({ id, pinned }) => (
          <Checkbox
            label={words().keep}
            title={words().keepHint}
            checked={pinned ?? false}
            onChange={(event) => {
              const next = event.currentTarget.checked || undefined;
              onChange({
                ...definition,
                options: options.map((one) => (one.id === id ? { ...one, pinned: next } : one)),
              });
            }}
          />
        )}
      />
      <div className={css.row}>
        <CountInput
          label={t().least}
          none={t().anyNumber}
          most={options.length}
          value={minChoices}
          onChange={(next) => onChange({ ...definition, minChoices: next })}
        />
        <CountInput
          label={t().most}
          none={t().anyNumber}
          most={options.length}
          value={maxChoices}
          onChange={(next) => onChange(withWhole({ ...definition, maxChoices: next }))}
        />
      </div>
      <SelectionScoringInput
        scoring={scoring}
        onChange={(next) => onChange({ ...definition, scoring: next })}
        onWeights={() => onChange(byWeights(definition))}
      />
      <WeightsInput definition={definition} onChange={onChange} />
    </div>
  );
}

import { NumberInput, Select } from '@mantine/core';
import type { PairScoring } from 'shared/questions/pairs.ts';
import css from './Editor.module.css';
import { t } from './editor-messages.ts';

interface Props {
  readonly scoring: PairScoring | undefined;
  readonly onChange: (scoring: PairScoring | undefined) => void;
}

/** How pairs are marked. Weights come with imported files; they are kept, not typed. */
export function PairScoringInput({ scoring, onChange }: Props) {
  const rule = scoring?.rule ?? 'perPair';
  const names = (['perPair', 'allOrNothing', 'weights'] as const).filter((name) => name !== 'weights' || rule === name);
  return (
    <div className={css.row}>
      <Select
        label={t().pairScoring}
        w={320}
        allowDeselect={false}
        data={names.map((value) => ({ value: value as string, label: t().pairRules[value] }))}
        value={rule}
        onChange={(next) => {
          if (next === 'perPair') onChange(undefined);
          if (next === 'allOrNothing') onChange({ rule: next });
        }}
      />
      {scoring?.rule === 'weights' ? null : (
        <NumberInput
          label={t().pairPenalty}
          w={260}
          min={0}
          max={1}
          step={0.25}
          decimalSeparator=","
          value={scoring?.penalty ?? 0}
          onChange={(penalty) =>
            onChange(
              typeof penalty === 'number' && penalty > 0
                ? ({ rule, penalty: Math.min(1, penalty) } as PairScoring)
                : rule === 'perPair'
                  ? undefined
                  : { rule: 'allOrNothing' },
            )
          }
        />
      )}
    </div>
  );
}

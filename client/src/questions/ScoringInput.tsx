import { Checkbox, NumberInput, Select } from '@mantine/core';
import type { PlacingScoring } from 'shared/questions/placing.ts';
import type { SelectionScoring } from 'shared/questions/selecting.ts';
import css from './Editor.module.css';
import { t } from './kind-editor-messages.ts';

/** How choosing several of many is marked. Weights come with imported files and are kept, or are typed where `onWeights` begins them. */
export function SelectionScoringInput({
  scoring,
  onChange,
  onWeights,
}: {
  readonly scoring: SelectionScoring;
  readonly onChange: (scoring: SelectionScoring) => void;
  readonly onWeights?: () => void;
}) {
  const names = ['allOrNothing', 'perOption', 'rightMinusWrong'] as const;
  return (
    <div className={css.row}>
      <RuleSelect
        rule={scoring.rule}
        names={onWeights ? [...names, 'weights'] : names}
        onChange={(rule) => {
          const next = names.find((name) => name === rule);
          if (next) onChange({ rule: next });
          else if (rule === 'weights' && scoring.rule !== 'weights') onWeights?.();
        }}
      />
      {scoring.rule === 'rightMinusWrong' ? (
        <span className={css.side}>
          <Checkbox
            label={t().penalty}
            checked={scoring.penalty ?? false}
            onChange={(event) => onChange({ ...scoring, penalty: event.currentTarget.checked || undefined })}
          />
        </span>
      ) : null}
    </div>
  );
}

/** How filling places is marked. */
export function PlacingScoringInput({
  scoring,
  onChange,
}: {
  readonly scoring: PlacingScoring;
  readonly onChange: (scoring: PlacingScoring) => void;
}) {
  const names = ['perPlace', 'allOrNothing'] as const;
  return (
    <div className={css.row}>
      <RuleSelect
        rule={scoring.rule}
        names={names}
        onChange={(rule) => {
          const next = names.find((name) => name === rule);
          if (next) onChange({ rule: next });
        }}
      />
      {scoring.rule === 'perPlace' ? (
        <NumberInput
          label={t().penaltyShare}
          w={260}
          min={0}
          max={1}
          step={0.25}
          decimalSeparator=","
          value={scoring.penalty ?? 0}
          onChange={(penalty) =>
            onChange({ ...scoring, penalty: typeof penalty === 'number' && penalty > 0 ? penalty : undefined })
          }
        />
      ) : null}
    </div>
  );
}

function RuleSelect({
  rule,
  names,
  onChange,
}: {
  rule: keyof ReturnType<typeof t>['rules'];
  names: readonly (keyof ReturnType<typeof t>['rules'])[];
  onChange: (rule: string | null) => void;
}) {
  const shown = names.includes(rule) ? names : [rule, ...names];
  return (
    <Select
      label={t().scoring}
      w={320}
      allowDeselect={false}
      data={shown.map((value) => ({ value: value as string, label: t().rules[value] }))}
      value={rule}
      onChange={onChange}
    />
  );
}

import { useId } from 'react';
import { Security } from 'shared/contracts/sessions.ts';
import { Card } from '../../ui/Card.tsx';
import type { ExamDraft } from './exam-draft.ts';
import { MeasuredRates } from './MeasuredRates.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';

const LEVEL_WITH_CAMERA = 2;
const FULL_LEVEL = 3;

/** Where candidates work and what is watched, each level in plain words. */
export function GuardChoice({
  draft,
  onChange,
}: {
  draft: ExamDraft;
  onChange: (changed: Partial<Pick<ExamDraft, 'security' | 'proctoring' | 'listens'>>) => void;
}) {
  return (
    <Card title={t().guard}>
      <Choices
        legend={t().security}
        chosen={draft.security}
        choices={Security.options.map((value) => ({
          value,
          name: t().securityNames[value],
          hint: t().securityHints[value],
        }))}
        onChoose={(security) => onChange({ security })}
      />
      <Choices
        legend={t().proctoring}
        chosen={draft.proctoring}
        choices={t().proctoringNames.map((name, value) => ({ value, name, hint: t().proctoringHints[value] ?? '' }))}
        onChoose={(proctoring) => onChange({ proctoring })}
      />
      {draft.proctoring >= LEVEL_WITH_CAMERA ? <p className={css.hint}>{t().cameraNeeds}</p> : null}
      {draft.proctoring >= FULL_LEVEL ? (
        <label className={css.choice}>
          <input
            type="checkbox"
            checked={draft.listens}
            onChange={({ currentTarget }) => onChange({ listens: currentTarget.checked })}
          />
          <strong>{t().listens}</strong>
          <span>{t().listensHint}</span>
        </label>
      ) : null}
      <MeasuredRates level={draft.proctoring} listens={draft.listens} />
      <p className={css.hint} style={{ margin: 0 }}>
        {t().personDecides}
      </p>
    </Card>
  );
}

function Choices<Value extends string | number>({
  legend,
  chosen,
  choices,
  onChoose,
}: {
  legend: string;
  chosen: Value;
  choices: readonly { value: Value; name: string; hint: string }[];
  onChoose: (value: Value) => void;
}) {
  const group = useId();
  return (
    <fieldset className={css.choices}>
      <legend>{legend}</legend>
      {choices.map(({ value, name, hint }) => (
        <label key={value} className={css.choice}>
          <input type="radio" name={group} checked={chosen === value} onChange={() => onChoose(value)} />
          <strong>{name}</strong>
          <span>{hint}</span>
        </label>
      ))}
    </fieldset>
  );
}

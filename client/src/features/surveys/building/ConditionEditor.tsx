import { MultiSelect, Select } from '@mantine/core';
import type { Condition } from 'shared/survey/condition.ts';
import { pointsOf, type SurveyForm, type SurveyQuestion } from 'shared/survey/form.ts';
import { t } from '../messages.ts';
import css from './Builder.module.css';
import { conditionOn, deciding } from './form-edits.ts';

interface Props {
  readonly form: SurveyForm;
  readonly question: SurveyQuestion;
  readonly onChange: (showIf: Condition | null) => void;
}

const ALWAYS = 'always';

/** When a question is put: always, or depending on one question before it. */
export function ConditionEditor({ form, question, onChange }: Props) {
  const before = deciding(form, question.id);
  const { showIf } = question;
  if (before.length === 0 && showIf === null) return null;
  const isSimple = showIf === null || !('of' in showIf);
  const chosen = showIf && 'question' in showIf ? showIf.question : ALWAYS;
  const on = before.find(({ id }) => id === chosen);
  const numberOf = (id: string) => form.questions.findIndex((one) => one.id === id) + 1;
  return (
    <div className={css.condition}>
      <Select
        label={t().showIf}
        description={isSimple ? undefined : t().compound}
        allowDeselect={false}
        data={[
          { value: ALWAYS, label: t().always },
          ...before.map((one) => ({ value: one.id, label: t().onlyIf(numberOf(one.id), one.text.vi) })),
        ]}
        value={isSimple ? chosen : null}
        onChange={(id) => {
          const decides = before.find((one) => one.id === id);
          onChange(decides ? conditionOn(decides) : null);
        }}
      />
      {on && showIf ? <Details on={on} showIf={showIf} onChange={onChange} /> : null}
    </div>
  );
}

function Details({ on, showIf, onChange }: { on: SurveyQuestion; showIf: Condition; onChange: Props['onChange'] }) {
  if (showIf.is === 'oneOf' && 'options' in on)
    return (
      <MultiSelect
        label={t().ifChosen}
        data={on.options.map(({ id, text }, at) => ({ value: id, label: text.vi || t().option(at + 1) }))}
        value={showIf.options}
        onChange={(options) => onChange(options.length > 0 ? { ...showIf, options } : null)}
      />
    );
  if ((showIf.is === 'atLeast' || showIf.is === 'atMost') && on.kind === 'scale')
    return (
      <div className={css.pair}>
        <Select
          label={t().ifScale}
          allowDeselect={false}
          data={[
            { value: 'atMost', label: t().atMost },
            { value: 'atLeast', label: t().atLeast },
          ]}
          value={showIf.is}
          onChange={(is) => onChange({ ...showIf, is: is === 'atLeast' ? 'atLeast' : 'atMost' })}
        />
        <Select
          label={t().point}
          allowDeselect={false}
          data={pointsOf(on).map(String)}
          value={String(showIf.value)}
          onChange={(value) => onChange({ ...showIf, value: Number(value) })}
        />
      </div>
    );
  return null;
}

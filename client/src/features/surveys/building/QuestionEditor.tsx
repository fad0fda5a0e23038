import { ActionIcon, Select, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import type { SurveyForm, SurveyQuestion } from 'shared/survey/form.ts';
import type { FormProblem } from 'shared/survey/form-problems.ts';
import { t } from '../messages.ts';
import css from './Builder.module.css';
import { ConditionEditor } from './ConditionEditor.tsx';
import { changeKind, copyQuestion, moveQuestion, QUESTION_KINDS } from './form-edits.ts';
import { KindFields } from './KindFields.tsx';
import { WordsInput } from './WordsInput.tsx';

interface Props {
  readonly form: SurveyForm;
  readonly question: SurveyQuestion;
  readonly number: number;
  readonly problems: readonly FormProblem[];
  readonly onChange: (question: SurveyQuestion) => void;
  /** Acts on the place of the question among the others. */
  readonly onForm: (form: SurveyForm) => void;
  readonly onRemove: () => void;
}

/** One question being written. */
export function QuestionEditor({ form, question, number, problems, onChange, onForm, onRemove }: Props) {
  const isBilingual = form.languages.includes('en');
  const acts = [
    { label: t().moveUp, icon: IconArrowUp, act: () => onForm(moveQuestion(form, question.id, -1)), off: number === 1 },
    {
      label: t().moveDown,
      icon: IconArrowDown,
      act: () => onForm(moveQuestion(form, question.id, 1)),
      off: number === form.questions.length,
    },
    { label: t().copy, icon: IconCopy, act: () => onForm(copyQuestion(form, question.id)) },
    { label: t().remove, icon: IconTrash, act: onRemove },
  ];
  return (
    <section className={css.question} aria-label={t().questionName(number)} id={question.id}>
      <div className={css.head}>
        <h2 className={css.number}>{t().questionName(number)}</h2>
        <Select
          aria-label={t().kind}
          className={css.kind}
          allowDeselect={false}
          data={QUESTION_KINDS.map((kind) => ({ value: kind, label: t().kinds[kind] }))}
          value={question.kind}
          onChange={(value) => {
            const kind = QUESTION_KINDS.find((one) => one === value);
            if (kind) onChange(changeKind(question, kind, { low: t().lowDefault, high: t().highDefault }));
          }}
        />
        <div className={css.acts}>
          {acts.map(({ label, icon: Icon, act, off }) => (
            <ActionIcon
              key={label}
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`${label} (${t().questionName(number)})`}
              title={label}
              disabled={off}
              onClick={act}
            >
              <Icon size={18} />
            </ActionIcon>
          ))}
        </div>
      </div>
      {problems.length > 0 ? (
        <ul className={css.problems}>
          {problems.map((problem) => (
            <li key={problem}>{t().problem[problem]}</li>
          ))}
        </ul>
      ) : null}
      <WordsInput
        label={t().question}
        value={question.text}
        isBilingual={isBilingual}
        lines={1}
        onChange={(text) => onChange({ ...question, text })}
      />
      <KindFields question={question} isBilingual={isBilingual} onChange={onChange} />
      <ConditionEditor form={form} question={question} onChange={(showIf) => onChange({ ...question, showIf })} />
      <Switch
        label={t().required}
        checked={question.required}
        onChange={(event) => onChange({ ...question, required: event.currentTarget.checked })}
      />
    </section>
  );
}

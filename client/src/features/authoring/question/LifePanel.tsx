import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { CHECKLIST, type CheckItem, type LifeStep, SHARINGS } from 'shared/bank/life.ts';
import { type QuestionLife, readLife, shareQuestion, takeStep } from 'shared/contracts/bank-life.ts';
import { type BankQuestion, bankFacets, listQuestions, readQuestion } from 'shared/contracts/bank-questions.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { Card } from '../../../ui/Card.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { sayDone, sayRefused } from '../../../ui/toasts.tsx';
import { t as bankWords } from '../bank/messages.ts';
import { t } from './messages.ts';
import css from './question.module.css';

const STALES = [readLife, readQuestion, listQuestions, bankFacets];
/** Refusals that a person can do something about are said; steps that simply do not fit now are not shown. */
const HIDDEN = new Set(['wrongState', 'notWriter']);

/** Where the question stands, and what may be done next, each with its reason where it may not. */
export function LifePanel({ question, life }: { question: BankQuestion; life: QuestionLife }) {
  const [words, setWords] = useState('');
  const [checked, setChecked] = useState<readonly CheckItem[]>([]);
  const act = useAct(takeStep, {
    stales: STALES,
    onDone: (_, { body }) => {
      setWords('');
      setChecked([]);
      sayDone(t().stepDone[body.step]);
    },
    onRefused: sayRefused,
  });
  const take = (step: LifeStep) =>
    act.mutate({
      params: { questionId: question.id },
      body: { step, version: question.version, words, checked: [...checked] },
    });
  const steps = life.steps.filter(({ refusal }) => refusal === null || !HIDDEN.has(refusal));
  const mayApprove = steps.some(({ step, refusal }) => step === 'approve' && refusal === null);
  const mayReturn = steps.some(({ step, refusal }) => step === 'return' && refusal === null);
  const refusals = [...new Set(steps.flatMap(({ refusal }) => refusal ?? []))];
  return (
    <Card title={t().state}>
      <div className={css.panel}>
        <Pill tone={question.state === 'approved' ? 'good' : question.state === 'review' ? 'attention' : 'plain'}>
          {bankWords().states[question.state]}
        </Pill>
        <p className={css.note}>{t().stateLead[question.state]}</p>
        {mayApprove ? (
          <fieldset className={css.checks}>
            <legend>{t().checklist}</legend>
            {CHECKLIST.map((item) => (
              <Checkbox
                key={item}
                label={t().checks[item]}
                checked={checked.includes(item)}
                onChange={(event) =>
                  setChecked(event.currentTarget.checked ? [...checked, item] : checked.filter((one) => one !== item))
                }
              />
            ))}
          </fieldset>
        ) : null}
        {mayApprove || mayReturn ? (
          <Textarea
            label={t().reviewWords}
            autosize
            minRows={2}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        ) : null}
        <div className={css.steps}>
          {steps.map(({ step, refusal }) =>
            refusal === null ? (
              <Button
                key={step}
                size="sm"
                variant={step === 'approve' || step === 'submit' ? 'filled' : 'default'}
                loading={act.isPending}
                disabled={
                  (step === 'approve' && checked.length < CHECKLIST.length) ||
                  (step === 'return' && words.trim() === '')
                }
                onClick={() => take(step)}
              >
                {t().steps[step]}
              </Button>
            ) : null,
          )}
        </div>
        {refusals.map((refusal) => (
          <p key={refusal} className={css.note}>
            {t().refusals[refusal]}
          </p>
        ))}
        <SharingSelect question={question} life={life} />
      </div>
    </Card>
  );
}

function SharingSelect({ question, life }: { question: BankQuestion; life: QuestionLife }) {
  const share = useAct(shareQuestion, {
    stales: STALES,
    onDone: () => sayDone(t().shared),
    onRefused: sayRefused,
  });
  const refusalOf = (sharing: string) => life.sharings.find((one) => one.sharing === sharing)?.refusal ?? null;
  const refusals = [...new Set(SHARINGS.flatMap((one) => (one === question.sharing ? [] : (refusalOf(one) ?? []))))];
  if (refusals.includes('notWriter')) return <p className={css.note}>{bankWords().sharings[question.sharing]}</p>;
  return (
    <>
      <Select
        label={t().sharing}
        allowDeselect={false}
        disabled={share.isPending}
        data={SHARINGS.map((value) => ({
          value,
          label: bankWords().sharings[value],
          disabled: value !== question.sharing && refusalOf(value) !== null,
        }))}
        value={question.sharing}
        onChange={(value) => {
          const sharing = SHARINGS.find((one) => one === value);
          if (sharing && sharing !== question.sharing)
            share.mutate({ params: { questionId: question.id }, body: { sharing } });
        }}
      />
      {refusals.map((refusal) => (
        <p key={refusal} className={css.note}>
          {t().sharingRefusals[refusal]}
        </p>
      ))}
    </>
  );
}

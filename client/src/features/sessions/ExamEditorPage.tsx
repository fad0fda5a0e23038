import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { listUnits } from 'shared/contracts/people.ts';
import { changeExam, createExam, listExams, readExam } from 'shared/contracts/sessions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useGo, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { BlueprintCard } from './blueprint/BlueprintCard.tsx';
import { useDraw } from './blueprint/use-draw.ts';
import {
  draftOf,
  type ExamDraft,
  isFull,
  newDraft,
  SUBJECTS,
  settingsOf,
  totalsOf,
  withScheme,
  withSubject,
} from './exam-draft.ts';
import { GuardChoice } from './GuardChoice.tsx';
import { t } from './messages.ts';
import { QuestionPicker } from './QuestionPicker.tsx';
import { SchemeEditor } from './SchemeEditor.tsx';
import css from './sessions.module.css';

/** Makes an exam of questions of the bank. */
export function NewExamPage() {
  const go = useGo();
  const units = useEndpoint(listUnits);
  const act = useAct(createExam, {
    stales: [listExams],
    onDone({ examId }) {
      sayDone(t().saved);
      go(`/exams/${examId}`);
    },
  });
  return (
    <>
      <PageHead title={t().newExam} trail={[{ label: t().exams, to: '/exams' }]} />
      <Loaded from={units} shape="text">
        {(value) => {
          const held = value.units.filter(({ kind }) => kind !== 'class');
          return (
            <Editor
              start={newDraft(held[0]?.id ?? '')}
              units={held}
              error={act.error}
              isSaving={act.isPending}
              onSave={(draft) => act.mutate({ body: { ...settingsOf(draft), unitId: draft.unitId } })}
            />
          );
        }}
      </Loaded>
    </>
  );
}

/** Changes an exam that is still a draft. */
export function EditExamPage() {
  const examId = usePathParam('examId');
  const go = useGo();
  const exam = useEndpoint(readExam, { params: { examId } });
  const act = useAct(changeExam, {
    stales: [listExams, readExam],
    onDone() {
      sayDone(t().saved);
      go(`/exams/${examId}`);
    },
  });
  return (
    <Loaded from={exam} shape="text">
      {(value) => (
        <>
          <PageHead
            title={t().edit}
            trail={[
              { label: t().exams, to: '/exams' },
              { label: value.title, to: `/exams/${examId}` },
            ]}
          />
          <Editor
            start={draftOf(value)}
            examId={examId}
            units={[{ id: value.unitId, name: value.unit }]}
            error={act.error}
            isSaving={act.isPending}
            onSave={(draft) => act.mutate({ params: { examId }, body: settingsOf(draft) })}
          />
        </>
      )}
    </Loaded>
  );
}

function Editor({
  start,
  examId,
  units,
  error,
  isSaving,
  onSave,
}: {
  start: ExamDraft;
  /** Absent while the exam is new. */
  examId?: string;
  units: readonly { id: string; name: string }[];
  error: { readonly sentence: string } | null;
  isSaving: boolean;
  onSave: (draft: ExamDraft) => void;
}) {
  const [draft, setDraft] = useState(start);
  const [asked, setAsked] = useState(false);
  const draw = useDraw(draft, examId, setDraft);
  const totals = totalsOf(draft);
  const hasTitle = draft.title.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (hasTitle) onSave(draft);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Card title={t().about}>
          <div className={css.fields}>
            <TextInput
              className={css.wide}
              label={t().title}
              placeholder={t().titleHint}
              maxLength={200}
              value={draft.title}
              error={asked && !hasTitle ? t().needTitle : undefined}
              onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
            />
            <Select
              label={t().subject}
              data={[...SUBJECTS]}
              searchable
              value={draft.subject}
              onChange={(subject) => subject && setDraft(withSubject(draft, subject))}
            />
            <NumberInput
              label={t().minutes}
              min={1}
              max={480}
              allowDecimal={false}
              value={draft.minutes}
              onChange={(value) => setDraft({ ...draft, minutes: Number(value) || draft.minutes })}
            />
            {units.length > 1 ? (
              <Select
                label={t().unit}
                data={units.map(({ id, name }) => ({ value: id, label: name }))}
                searchable
                value={draft.unitId}
                onChange={(unitId) => unitId && setDraft({ ...draft, unitId })}
              />
            ) : null}
          </div>
        </Card>
        <SchemeEditor draft={draft} onChange={(scheme) => setDraft(withScheme(draft, scheme))} />
        <BlueprintCard draft={draft} draw={draw} onChange={setDraft} />
        <QuestionPicker draft={draft} draw={draw} onChange={setDraft} />
        <GuardChoice draft={draft} onChange={(changed) => setDraft({ ...draft, ...changed })} />
        {error ? <ErrorState error={error} /> : null}
      </Stack>
      <div className={css.saveBar}>
        <div className={css.bar}>
          {totals.parts.map(({ part, chosen, required }) => (
            <Pill key={part} tone={chosen === required ? 'good' : 'attention'}>
              {t().part(part)}: {number(chosen)}/{number(required)}
            </Pill>
          ))}
          <Pill tone={isFull(totals) && totals.points === 10 ? 'good' : 'plain'}>
            {number(totals.points)} {t().points.toLowerCase()}
          </Pill>
        </div>
        <Button type="submit" loading={isSaving}>
          {t().save}
        </Button>
      </div>
    </form>
  );
}

import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  deleteDraftSurvey,
  listSurveys,
  openSurvey,
  readSurvey,
  type Survey,
  saveSurveyForm,
} from 'shared/contracts/surveys.ts';
import type { SurveyForm } from 'shared/survey/form.ts';
import { formProblems } from 'shared/survey/form-problems.ts';
import { useStore } from 'zustand';
import { call } from '../../../api/call.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { Card, Stack } from '../../../ui/Card.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useGo } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { offerUndo, sayRefused } from '../../../ui/toasts.tsx';
import { useMakeSurvey } from '../MakeSurvey.tsx';
import { t } from '../messages.ts';
import css from './Builder.module.css';
import {
  addQuestion,
  changeQuestion,
  newQuestion,
  newQuestionId,
  QUESTION_KINDS,
  removeQuestion,
} from './form-edits.ts';
import { createFormSaver } from './form-saver.ts';
import { PhonePreview } from './PhonePreview.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import { WordsInput } from './WordsInput.tsx';

/** A draft being written, with the phone beside it. It saves itself. */
export function Builder({ survey }: { survey: Survey }) {
  const [saver] = useState(() =>
    createFormSaver({
      form: survey.form,
      version: survey.version,
      send: (version, form) => call(saveSurveyForm, { params: { surveyId: survey.id }, body: { version, form } }),
      later: (act, ms) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    }),
  );
  // What is not saved yet is saved on leaving; after deletion there is nothing to save to.
  const isGone = useRef(false);
  useEffect(
    () => () => {
      if (!isGone.current) void saver.flush();
    },
    [saver],
  );
  const { form, state, error } = useStore(saver.store);
  const isWide = useMediaQuery('(min-width: 1101px)', true);
  const [shows, setShows] = useState<'write' | 'preview'>('write');
  const found = formProblems(form);
  const go = useGo();

  const opening = useAct(openSurvey, { stales: [readSurvey, listSurveys], onRefused: sayRefused });
  const deleting = useAct(deleteDraftSurvey, {
    stales: [listSurveys],
    onDone: () => {
      isGone.current = true;
      const { form } = saver.store.getState();
      offerUndo({ message: t().deleted, undo: () => make.begin(form, survey.unit.id) });
      go('/surveys');
    },
    onRefused: sayRefused,
  });
  const make = useMakeSurvey();
  const open = async () => {
    if (await saver.flush()) opening.mutate({ params: { surveyId: survey.id }, body: {} });
  };
  const remove = (id: string, number: number) => {
    const before = form;
    saver.change(removeQuestion(form, id));
    offerUndo({ message: t().removed(number), undo: () => saver.change(before) });
  };

  return (
    <>
      <PageHead
        title={form.title.vi || t().untitled}
        trail={[{ label: t().listTitle, to: '/surveys' }]}
        needs={
          <span className={css.state}>
            {found.length === 0 ? t().readyToOpen : t().problems(found.length)}{' '}
            <Pill tone={state === 'failed' ? 'danger' : state === 'saved' ? 'good' : 'plain'}>
              {state === 'failed' ? t().unsaved : state === 'saved' ? t().saved : t().saving}
            </Pill>
          </span>
        }
        actions={
          <>
            <Button
              leftSection={<IconSend size={18} aria-hidden="true" />}
              disabled={found.length > 0}
              loading={opening.isPending}
              title={t().openHint}
              onClick={open}
            >
              {t().open}
            </Button>
            <Button
              variant="default"
              loading={deleting.isPending}
              onClick={() => deleting.mutate({ params: { surveyId: survey.id } })}
            >
              {t().deleteDraft}
            </Button>
          </>
        }
      />
      {error ? <ErrorState error={error} onRetry={() => saver.flush()} /> : null}
      {isWide ? null : (
        <SegmentedControl
          fullWidth
          mb="md"
          data={[
            { value: 'write', label: t().write },
            { value: 'preview', label: t().preview },
          ]}
          value={shows}
          onChange={(value) => setShows(value === 'preview' ? 'preview' : 'write')}
        />
      )}
      <div className={css.columns}>
        {isWide || shows === 'write' ? (
          <Stack>
            <General form={form} onChange={saver.change} />
            {form.questions.map((question, at) => (
              <QuestionEditor
                key={question.id}
                form={form}
                question={question}
                number={at + 1}
                problems={found.flatMap((one) => (one.question === question.id ? one.problem : []))}
                onChange={(changed) => saver.change(changeQuestion(form, changed))}
                onForm={saver.change}
                onRemove={() => remove(question.id, at + 1)}
              />
            ))}
            <AddQuestion form={form} onChange={saver.change} />
          </Stack>
        ) : null}
        {isWide || shows === 'preview' ? <PhonePreview form={form} by={survey.unit.name} /> : null}
      </div>
    </>
  );
}

interface PartProps {
  readonly form: SurveyForm;
  readonly onChange: (form: SurveyForm) => void;
}

function General({ form, onChange }: PartProps) {
  const isBilingual = form.languages.includes('en');
  const found = formProblems(form).filter(({ question }) => question === null);
  return (
    <Card title={t().general}>
      <div className={css.fields}>
        {found.length > 0 ? (
          <ul className={css.problems}>
            {found.map(({ problem }) => (
              <li key={problem}>{t().problem[problem]}</li>
            ))}
          </ul>
        ) : null}
        <WordsInput
          label={t().title}
          value={form.title}
          isBilingual={isBilingual}
          onChange={(title) => onChange({ ...form, title })}
        />
        <WordsInput
          label={t().introduction}
          description={t().introductionHint}
          lines={2}
          value={form.introduction}
          isBilingual={isBilingual}
          onChange={(introduction) => onChange({ ...form, introduction })}
        />
        <WordsInput
          label={t().thanks}
          lines={1}
          value={form.thanks}
          isBilingual={isBilingual}
          onChange={(thanks) => onChange({ ...form, thanks })}
        />
        <Switch
          label={t().english}
          checked={isBilingual}
          onChange={(event) => onChange({ ...form, languages: event.currentTarget.checked ? ['vi', 'en'] : ['vi'] })}
        />
      </div>
    </Card>
  );
}

function AddQuestion({ form, onChange }: PartProps) {
  return (
    <div className={css.add}>
      <span>{t().addQuestion}:</span>
      {QUESTION_KINDS.map((kind) => (
        <Button
          key={kind}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => {
            const ends = { low: t().lowDefault, high: t().highDefault };
            onChange(addQuestion(form, newQuestion(kind, newQuestionId(form), ends)));
          }}
        >
          {t().kinds[kind]}
        </Button>
      ))}
    </div>
  );
}

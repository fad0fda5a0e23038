import { Button, Modal, NumberInput } from '@mantine/core';
import { IconCalendarPlus, IconLock, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { type ExamItemView, type ExamView, listExams, readExam, sealExam } from 'shared/contracts/sessions.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { maximumOf } from 'shared/scoring/scheme.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { dateTime, number, timeNear } from '../../i18n/format.ts';
import { kindName } from '../../questions/kind-names.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, TextLink, usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { StatTile, StatTiles } from '../../ui/StatTile.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { ExamCodes } from './ExamCodes.tsx';
import { ExamStatePill } from './ExamsPage.tsx';
import { t } from './messages.ts';
import { mediaUrl } from './QuestionPicker.tsx';
import { NewSession } from './SessionForm.tsx';
import { SessionStatePill } from './SessionStatePill.tsx';
import css from './sessions.module.css';

/** An exam: its questions, its codes and its sessions. */
export function ExamPage() {
  const examId = usePathParam('examId');
  const exam = useEndpoint(readExam, { params: { examId } });
  const [isSealing, setSealing] = useState(false);
  const [isAdding, setAdding] = useState(false);
  return (
    <Loaded from={exam}>
      {(value) => {
        const missing = missingIn(value);
        return (
          <>
            <PageHead
              title={value.title}
              needs={
                <span className={css.bar}>
                  <ExamStatePill state={value.state} /> {needsOf(value, missing)}
                </span>
              }
              trail={[{ label: t().exams, to: '/exams' }]}
              actions={
                value.state === 'draft' ? (
                  <>
                    {value.security === 'seb' ? (
                      <ButtonLink to={`/exams/${examId}/secure-browser`} variant="default">
                        {t().securityNames.seb}
                      </ButtonLink>
                    ) : null}
                    {value.security === 'page' ? (
                      <ButtonLink to={`/exams/${examId}/page-lock`} variant="default">
                        {t().securityNames.page}
                      </ButtonLink>
                    ) : null}
                    <ButtonLink
                      to={`/exams/${examId}/edit`}
                      variant={missing > 0 ? 'filled' : 'default'}
                      leftSection={<IconPencil size={18} aria-hidden="true" />}
                    >
                      {t().edit}
                    </ButtonLink>
                    <Button
                      variant={missing > 0 ? 'default' : 'filled'}
                      disabled={missing > 0}
                      leftSection={<IconLock size={18} aria-hidden="true" />}
                      onClick={() => setSealing(true)}
                    >
                      {t().seal}
                    </Button>
                  </>
                ) : (
                  <>
                    <ButtonLink to={`/exams/${examId}/release`} variant="default">
                      {t().keyOfPapers}
                    </ButtonLink>
                    <Button
                      leftSection={<IconCalendarPlus size={18} aria-hidden="true" />}
                      onClick={() => setAdding(true)}
                    >
                      {t().newSession}
                    </Button>
                  </>
                )
              }
            />
            <Stack>
              <Figures exam={value} />
              {isAdding ? <NewSession exam={value} onClose={() => setAdding(false)} /> : null}
              <Sessions exam={value} onAdd={() => setAdding(true)} isAdding={isAdding} />
              {value.isWithheld ? (
                <Card title={t().choose}>
                  <EmptyState
                    title={t().withheld}
                    icon={IconLock}
                    action={
                      <ButtonLink to={`/exams/${examId}/release`} variant="default">
                        {t().keyOfPapers}
                      </ButtonLink>
                    }
                  >
                    {t().withheldHint}
                  </EmptyState>
                </Card>
              ) : (
                <>
                  {value.codes.length > 0 ? <ExamCodes exam={value} /> : null}
                  <Card title={t().choose}>
                    <DataTable
                      name="exam-items"
                      rows={value.items}
                      columns={itemColumns()}
                      rowId={({ item }) => item}
                    />
                  </Card>
                </>
              )}
            </Stack>
            <Sealing examId={examId} opened={isSealing} onClose={() => setSealing(false)} />
          </>
        );
      }}
    </Loaded>
  );
}

const missingIn = ({ scheme, items }: ExamView) =>
  scheme.parts.reduce(
    (sum, { part, questions }) => sum + Math.abs(questions - items.filter((item) => item.part === part).length),
    0,
  );

function needsOf({ state, sessions }: ExamView, missing: number): string {
  if (state === 'published') return t().publishedSentence;
  if (state === 'draft') return missing > 0 ? t().needsQuestions(number(missing)) : t().needsSeal;
  return sessions.length === 0 ? t().needsSession : t().needsNothing;
}

const sumOf = (parts: ExamView['scheme']['parts']) => parts.reduce((sum, { questions }) => sum + questions, 0);

function Figures({ exam }: { exam: ExamView }) {
  return (
    <StatTiles>
      <StatTile
        label={t().questions}
        value={number(exam.isWithheld ? sumOf(exam.scheme.parts) : exam.items.length)}
        note={exam.scheme.parts.map(({ questions }) => questions).join(' + ')}
      />
      <StatTile label={t().points} value={number(maximumOf(exam.scheme))} note={exam.subject} />
      <StatTile label={t().minutes} value={number(exam.durationSeconds / 60)} note={t().securityNames[exam.security]} />
      <StatTile
        label={t().codes}
        value={exam.codes.length > 0 ? number(exam.codes.length) : '–'}
        note={t().proctoringNames[exam.proctoring]}
      />
    </StatTiles>
  );
}

function Sessions({ exam, onAdd, isAdding }: { exam: ExamView; onAdd: () => void; isAdding: boolean }) {
  return (
    <Card
      title={t().sessions}
      actions={
        isAdding || exam.sessions.length === 0 ? null : (
          <Button size="sm" variant="default" onClick={onAdd}>
            {t().newSession}
          </Button>
        )
      }
    >
      <DataTable
        name="exam-sessions"
        plain
        rows={exam.sessions}
        rowId={({ id }) => id}
        empty={
          <EmptyState
            title={t().noSessions}
            icon={IconCalendarPlus}
            action={isAdding ? null : <Button onClick={onAdd}>{t().newSession}</Button>}
          >
            {t().noSessionsHint}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            header: t().sessionTitle,
            value: ({ title }) => title,
            cell: ({ id, title }) => <TextLink to={`/sessions/${id}`}>{title}</TextLink>,
          },
          {
            id: 'startsAt',
            header: t().from,
            value: ({ startsAt }) => startsAt,
            cell: ({ startsAt, endsAt }) => `${dateTime(startsAt)} – ${timeNear(endsAt, startsAt)}`,
          },
          { id: 'state', header: t().state, value: () => null, cell: (session) => <SessionStatePill {...session} /> },
          { id: 'rooms', header: t().rooms, value: ({ rooms }) => rooms },
          { id: 'candidates', header: t().candidates, value: ({ candidates }) => candidates },
        ]}
      />
    </Card>
  );
}

function Sealing({ examId, opened, onClose }: { examId: string; opened: boolean; onClose: () => void }) {
  const [codes, setCodes] = useState(2);
  const act = useAct(sealExam, {
    stales: [readExam, listExams],
    onDone(value) {
      sayDone(t().sealed(number(value.codes.length)));
      onClose();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t().sealTitle} closeButtonProps={{ 'aria-label': t().cancel }}>
      <div className={css.form}>
        <p className={css.hint} style={{ margin: 0 }}>
          {t().sealHint}
        </p>
        <NumberInput
          label={t().codeCount}
          min={1}
          max={24}
          allowDecimal={false}
          value={codes}
          onChange={(value) => setCodes(Math.min(24, Math.max(1, Number(value) || 1)))}
        />
        {act.error ? <ErrorState error={act.error} /> : null}
        <Button
          loading={act.isPending}
          leftSection={<IconLock size={18} aria-hidden="true" />}
          onClick={() => act.mutate({ params: { examId }, body: { codes } })}
        >
          {t().seal}
        </Button>
      </div>
    </Modal>
  );
}

function itemColumns(): Column<ExamItemView>[] {
  return [
    {
      id: 'part',
      header: t().part(0).split(' ')[0] ?? '',
      value: ({ part }) => part,
      cell: ({ part }) => t().part(part),
    },
    { id: 'kind', header: t().kind, value: ({ kind }) => kindName(kind) },
    {
      id: 'words',
      header: t().content,
      value: ({ stem }) => wordsOf(stem),
      cell: ({ stem, problems }) => (
        <>
          <RichText content={stem} mediaUrl={mediaUrl} inline />
          {problems.map((problem) => (
            <Pill key={problem} tone="attention">
              {t().problems[problem]}
            </Pill>
          ))}
        </>
      ),
    },
    { id: 'key', header: t().key, value: ({ key }) => key },
  ];
}

import { IconFileCheck, IconPlus } from '@tabler/icons-react';
import { type ExamState, type ExamSummary, listExams } from 'shared/contracts/sessions.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date, dateTime } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { t } from './messages.ts';

const TONES: Readonly<Record<ExamState, Tone>> = { draft: 'attention', sealed: 'action', published: 'good' };

export function ExamStatePill({ state }: { state: ExamState }) {
  return <Pill tone={TONES[state]}>{t().states[state]}</Pill>;
}

/** All exams that the account sees, newest first. */
export function ExamsPage() {
  const exams = useEndpoint(listExams);
  const create = (
    <ButtonLink to="/exams/new" leftSection={<IconPlus size={18} aria-hidden="true" />}>
      {t().newExam}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={t().exams} needs={t().examsNeed} actions={create} />
      <Loaded from={exams}>
        {(value) => (
          <DataTable
            name="exams"
            rows={value.exams}
            columns={columns()}
            rowId={(exam) => exam.id}
            empty={
              <EmptyState title={t().noExams} icon={IconFileCheck} action={create}>
                {t().noExamsHint}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}

function columns(): Column<ExamSummary>[] {
  return [
    {
      id: 'title',
      header: t().title,
      value: ({ title }) => title,
      cell: ({ id, title }) => <TextLink to={`/exams/${id}`}>{title}</TextLink>,
    },
    { id: 'subject', header: t().subject, value: ({ subject }) => subject },
    {
      id: 'state',
      header: t().state,
      value: ({ state }) => t().states[state],
      cell: ({ state }) => <ExamStatePill state={state} />,
    },
    {
      id: 'minutes',
      header: t().minutes,
      value: ({ durationSeconds }) => durationSeconds / 60,
      hidden: true,
    },
    {
      id: 'next',
      header: t().nextSession,
      value: (exam) => nextOf(exam)?.startsAt ?? null,
      cell: (exam) => {
        const next = nextOf(exam);
        return next ? <TextLink to={`/sessions/${next.id}`}>{dateTime(next.startsAt)}</TextLink> : '–';
      },
    },
    {
      id: 'candidates',
      header: t().candidates,
      value: ({ sessions }) => sessions.reduce((sum, { candidates }) => sum + candidates, 0),
    },
    { id: 'unit', header: t().unit, value: ({ unit }) => unit },
    {
      id: 'made',
      header: t().made,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => date(createdAt),
      hidden: true,
    },
  ];
}

/** The session that is not closed and begins first; else the last one. */
const nextOf = ({ sessions }: ExamSummary) => sessions.find(({ closedAt }) => closedAt === null) ?? sessions.at(-1);

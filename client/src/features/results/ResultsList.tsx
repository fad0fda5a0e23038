import { IconChartHistogram } from '@tabler/icons-react';
import { listResultExams, type ResultExam } from 'shared/contracts/grading.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date } from '../../i18n/format.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { TextLink, useGo } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { examState } from './exam-state.ts';
import { t } from './messages.ts';

/** The exams whose results one may read; what waits for somebody stands out. */
export default function ResultsList() {
  const go = useGo();
  const list = useEndpoint(listResultExams);
  const waiting = list.data?.exams.filter((exam) => examState(exam).isWaiting).length;
  return (
    <>
      <PageHead title={t().listTitle} needs={waiting === undefined ? null : t().listNeeds(waiting)} />
      <Loaded from={list} shape="table">
        {({ exams }) => (
          <DataTable
            name="results"
            rows={exams}
            columns={columns()}
            rowId={(exam) => exam.id}
            onRowClick={(exam) => go(`/results/${exam.id}`)}
            empty={
              <EmptyState title={t().listEmpty} icon={IconChartHistogram}>
                {t().listEmptyLead}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  );
}

const startOf = (exam: ResultExam) => exam.sessions[0]?.startsAt ?? null;

const columns = (): Column<ResultExam>[] => [
  {
    id: 'title',
    header: t().exam,
    value: (exam) => exam.title,
    cell: (exam) => <TextLink to={`/results/${exam.id}`}>{exam.title}</TextLink>,
  },
  { id: 'subject', header: t().subject, value: (exam) => exam.subject },
  { id: 'unit', header: t().unit, value: (exam) => exam.unit },
  {
    id: 'date',
    header: t().date,
    value: startOf,
    cell: (exam) => {
      const startsAt = startOf(exam);
      return startsAt === null ? '–' : date(startsAt);
    },
  },
  {
    id: 'state',
    header: t().state,
    value: (exam) => examState(exam).words,
    cell: (exam) => {
      const { tone, words } = examState(exam);
      return <Pill tone={tone}>{words}</Pill>;
    },
  },
];

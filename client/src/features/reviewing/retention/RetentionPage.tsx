import { type Kept, readKept } from 'shared/contracts/proctoring-retention.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { date, dateTime, number } from '../../../i18n/format.ts';
import { Card, Stack } from '../../../ui/Card.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { DaysForm } from './DaysForm.tsx';
import { t } from './messages.ts';
import { nextOver } from './next-over.ts';
import css from './retention.module.css';

/** What of an exam's evidence is kept and until when, what was erased when, and for how long it shall be kept. */
export default function RetentionPage() {
  const examId = usePathParam('examId');
  const kept = useEndpoint(readKept, { params: { examId } });
  return (
    <Loaded from={kept}>
      {(read) => {
        const next = nextOver(read);
        return (
          <>
            <PageHead
              title={t().title}
              needs={
                <>
                  {read.exam.title} · {next === null ? t().nothingNext : t().next(date(next))}
                </>
              }
              trail={[{ label: t().reviewing, to: '/reviewing' }]}
            />
            <Stack>
              <DaysForm examId={examId} kept={read} />
              <Card title={t().bySession}>
                <DataTable
                  name="kept"
                  plain
                  rows={read.sessions}
                  rowId={({ id }) => id}
                  columns={sessionColumns()}
                  empty={<EmptyState title={t().noSessions}>{t().noSessionsHint}</EmptyState>}
                />
              </Card>
              <Card title={t().erasures}>
                <DataTable
                  name="erasures"
                  plain
                  rows={read.erasures.map((one, index) => ({ ...one, id: String(index) }))}
                  rowId={({ id }) => id}
                  columns={erasureColumns()}
                  empty={<EmptyState title={t().noErasures}>{t().noErasuresHint}</EmptyState>}
                />
              </Card>
            </Stack>
          </>
        );
      }}
    </Loaded>
  );
}

type SessionRow = Kept['sessions'][number];

function sessionColumns(): Column<SessionRow>[] {
  const pictures = (id: 'unflagged' | 'flagged'): Column<SessionRow> => ({
    id,
    header: t()[id],
    value: (row) => row[id].kept,
    cell: (row) => <Until {...row[id]} />,
  });
  return [
    { id: 'session', header: t().session, value: ({ title }) => title },
    { id: 'endedAt', header: t().endedAt, value: ({ endedAt }) => endedAt, cell: ({ endedAt }) => dateTime(endedAt) },
    pictures('unflagged'),
    pictures('flagged'),
    {
      id: 'records',
      header: t().records,
      value: ({ records }) => records.kept,
      cell: ({ records }) => <Until {...records} />,
    },
  ];
}

function Until({ kept, erased = 0, until }: { kept: number; erased?: number; until: number }) {
  return (
    <>
      {kept > 0 ? t().kept(number(kept), date(until)) : erased === 0 && <span className={css.soft}>{t().none}</span>}
      {erased > 0 && <div className={css.soft}>{t().erasedToo(number(erased))}</div>}
    </>
  );
}

/** Several may be erased at one instant: only the place in the list tells them apart. */
type ErasureRow = Kept['erasures'][number] & { id: string };

function erasureColumns(): Column<ErasureRow>[] {
  return [
    { id: 'at', header: t().at, value: ({ at }) => at, cell: ({ at }) => dateTime(at) },
    { id: 'session', header: t().session, value: ({ session }) => session, cell: ({ session }) => session ?? '–' },
    { id: 'what', header: t().what, value: ({ what, n }) => t().whats[what](number(n)) },
  ];
}

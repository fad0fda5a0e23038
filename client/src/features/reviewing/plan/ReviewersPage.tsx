import { type ReviewerStatistics, readReviewers } from 'shared/contracts/proctoring-review.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { duration, number, percent } from '../../../i18n/format.ts';
import { Stack } from '../../../ui/Card.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { StatTile, StatTiles } from '../../../ui/StatTile.tsx';
import { t } from './reviewer-messages.ts';

/** How those who review agree, how long they take and what became of their opinions. */
export default function ReviewersPage() {
  const sessionId = usePathParam('sessionId');
  const statistics = useEndpoint(readReviewers, { params: { sessionId } });
  return (
    <>
      <PageHead
        title={t().title}
        needs={t().lead}
        trail={[
          { label: t().reviewing, to: '/reviewing' },
          { label: t().session, to: `/reviewing/sessions/${sessionId}` },
        ]}
      />
      <Loaded from={statistics} shape="table">
        {(read) => (
          <Stack>
            <StatTiles>
              <StatTile label={t().open} value={number(read.incidents.open)} />
              <StatTile label={t().closed} value={number(read.incidents.closed)} />
              <StatTile label={t().referred} value={number(read.incidents.referred)} />
              <Agreement agreement={read.agreement} />
            </StatTiles>
            <DataTable
              name="reviewers"
              rows={read.reviewers}
              columns={columns()}
              rowId={({ id }) => id}
              initialSort={{ id: 'opinions', descending: true }}
              empty={<EmptyState title={t().nobody}>{t().nobodyHint}</EmptyState>}
            />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function Agreement({ agreement }: Pick<ReviewerStatistics, 'agreement'>) {
  if (!agreement) return <StatTile label={t().agreement} value="–" note={t().noPairs} />;
  const { n, agreed, kappa, standardError } = agreement;
  const spread = standardError === null ? '' : ` ± ${number(1.96 * standardError)}`;
  return (
    <StatTile
      label={t().agreement}
      value={percent(agreed, 0)}
      note={`n = ${n} · kappa ${kappa === null ? '–' : `${number(kappa)}${spread}`}`}
    />
  );
}

function columns(): Column<ReviewerStatistics['reviewers'][number]>[] {
  return [
    { id: 'name', header: t().reviewer, value: (row) => row.name },
    { id: 'opinions', header: t().opinions, value: (row) => row.opinions },
    { id: 'adverse', header: t().adverse, value: (row) => row.adverse },
    {
      id: 'agreed',
      header: t().agreedWith,
      value: (row) => (row.pairs === 0 ? -1 : row.agreed / row.pairs),
      cell: (row) => (row.pairs === 0 ? '–' : `${row.agreed}/${row.pairs}`),
    },
    {
      id: 'upheld',
      header: t().upheld,
      value: (row) => (row.ended === 0 ? -1 : row.upheld / row.ended),
      cell: (row) => (row.ended === 0 ? '–' : `${row.upheld}/${row.ended}`),
    },
    {
      id: 'time',
      header: t().time,
      value: (row) => row.medianSeconds ?? -1,
      cell: (row) => (row.medianSeconds === null ? '–' : duration(row.medianSeconds)),
    },
  ];
}

import { useState } from 'react';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { readStrays, type StrayView } from 'shared/contracts/scripts.ts';
import { roman } from 'shared/statistics/stories.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { date, number, timeWithSeconds } from '../../../i18n/format.ts';
import { Stack } from '../../../ui/Card.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { TablePages } from '../../../ui/TablePages.tsx';
import { t } from './messages.ts';
import css from './strays.module.css';

/** As many as the server gives at once. */
const AT_ONCE = 100;

/** What lies beside one ledger: from which page it came, when, and why it does not count. Nothing can be changed here. */
export default function StraysPage() {
  const attemptId = usePathParam('attemptId');
  const [from, setFrom] = useState(0);
  const read = useEndpoint(readStrays, { params: { attemptId }, query: { from } });
  return <Loaded from={read}>{(strays) => <Strays read={strays} from={from} onFrom={setFrom} />}</Loaded>;
}

interface Props {
  readonly read: ReplyOf<typeof readStrays>;
  readonly from: number;
  readonly onFrom: (from: number) => void;
}

function Strays({ read: { candidate, session, isSealed, strays, total, dropped }, from, onFrom }: Props) {
  return (
    <>
      <PageHead
        title={t().title}
        needs={`${candidate.name} · ${t().of(candidate.number, candidate.room, candidate.seat)}`}
        trail={[
          { label: t().board, to: '/invigilating' },
          { label: session.title, to: `/sessions/${session.id}/board` },
        ]}
      />
      <Stack>
        <p className={css.lead}>{t().lead}</p>
        {isSealed ? null : <p className={css.lead}>{t().open}</p>}
        {dropped > 0 ? (
          <p className={css.dropped} role="status">
            {t().dropped(number(dropped))}
          </p>
        ) : null}
        <DataTable
          name="strays"
          rows={strays}
          columns={columns(isSealed)}
          rowId={(row) => row.id}
          pageSize={AT_ONCE}
          empty={<EmptyState title={t().none}>{t().noneHint}</EmptyState>}
        />
        <TablePages
          page={Math.floor(from / AT_ONCE) + 1}
          pages={Math.ceil(total / AT_ONCE)}
          onPrevious={() => onFrom(Math.max(0, from - AT_ONCE))}
          onNext={() => onFrom(from + AT_ONCE)}
        />
      </Stack>
    </>
  );
}

/** A file that was carried here by hand, or a page: the end tells those apart that begin alike. */
const shortName = (writer: string) => (writer === 'answer-file' ? t().carried : writer.slice(-6));

/** With its day: what a laptop kept may come on the next. */
const exact = (at: number) => `${timeWithSeconds(at)} ${date(at)}`;

function columns(isSealed: boolean): Column<StrayView>[] {
  const place = (row: StrayView) => (row.place ? t().placeOf(roman(row.place.part), row.place.number) : '');
  return [
    {
      id: 'receivedAt',
      header: t().receivedAt,
      value: (row) => row.receivedAt,
      cell: (row) => exact(row.receivedAt),
    },
    { id: 'at', header: t().at, value: (row) => row.at, cell: (row) => exact(row.at) },
    { id: 'writer', header: t().writer, value: (row) => shortName(row.writer) },
    { id: 'why', header: t().why, value: (row) => t().whys[row.why] },
    { id: 'place', header: t().place, value: place },
    { id: 'did', header: t().did, value: (row) => t().dids[row.did] },
    ...(isSealed
      ? [
          {
            id: 'said',
            header: t().said,
            value: (row: StrayView) => row.said,
            cell: (row: StrayView) => <span className={css.said}>{row.said === '' ? t().blank : row.said}</span>,
          },
        ]
      : []),
  ];
}

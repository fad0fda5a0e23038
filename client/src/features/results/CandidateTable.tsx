import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { listResults, ResultRow } from 'shared/contracts/grading.ts';
import { compareNames } from 'shared/people/names.ts';
import { roman } from 'shared/statistics/stories.ts';
import { number } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Pill, type Tone } from '../../ui/Pill.tsx';
import { t } from './messages.ts';

type List = ReplyOf<typeof listResults>;

/** Every candidate by given name, with the mark by part. */
export function CandidateTable({ list }: { list: List }) {
  return (
    <Card title={t().people}>
      <DataTable
        name="results-candidates"
        rows={list.rows}
        rowId={(row) => row.candidateId}
        columns={columns(list)}
        initialSort={{ id: 'name' }}
      />
    </Card>
  );
}

const pointsIn = (row: ResultRow, part: number) => row.parts.find((own) => own.part === part)?.points ?? null;

const TONES: Readonly<Record<ResultRow['state'], Tone>> = {
  submitted: 'good',
  collected: 'plain',
  unmarked: 'attention',
  absent: 'plain',
};

const columns = ({ rows, decimals }: List): Column<ResultRow>[] => {
  const parts = rows.find((row) => row.parts.length > 0)?.parts ?? [];
  return [
    { id: 'number', header: t().number, value: (row) => row.number },
    {
      id: 'name',
      header: t().name,
      value: (row) => row.name,
      cell: (row) =>
        row.attemptId === null ? (
          row.name
        ) : (
          <TextLink to="/scripts/$attemptId" params={{ attemptId: row.attemptId }}>
            {row.name}
          </TextLink>
        ),
      compare: (one, other) => compareNames(one.name, other.name),
    },
    { id: 'class', header: t().className, value: (row) => row.className },
    { id: 'school', header: t().school, value: (row) => row.school, hidden: true },
    { id: 'code', header: t().code, value: (row) => row.code, hidden: true },
    ...parts.map(
      ({ part }): Column<ResultRow> => ({
        id: `part${part}`,
        header: t().part(roman(part)),
        value: (row) => pointsIn(row, part),
        cell: (row) => {
          const points = pointsIn(row, part);
          return points === null ? '–' : number(points, { fixed: true });
        },
      }),
    ),
    {
      id: 'total',
      header: t().total,
      value: (row) => row.total,
      cell: (row) =>
        row.total === null ? (
          '–'
        ) : (
          <>
            <strong>{number(row.total, { digits: decimals, fixed: true })}</strong>
            {row.awaiting > 0 ? <Pill tone="attention">{t().awaiting(row.awaiting)}</Pill> : null}
          </>
        ),
    },
    {
      id: 'state',
      header: t().state,
      value: (row) => t().states[row.state],
      cell: (row) => <Pill tone={TONES[row.state]}>{t().states[row.state]}</Pill>,
    },
    { id: 'revision', header: t().revision, value: (row) => row.revision, hidden: true },
  ];
};

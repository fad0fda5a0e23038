import { useMemo } from 'react';
import type { GroupRow, ResultReport } from 'shared/contracts/reports.ts';
import { number, percent } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { t } from './messages.ts';
import css from './results.module.css';

interface Props {
  readonly title: string;
  readonly groups: readonly GroupRow[];
  readonly report: ResultReport;
  /** Classes say which school they stand in. */
  readonly withSchool?: boolean;
}

/** Groups side by side: their means as a picture, their figures as a table. */
export function GroupCard({ title, groups, report, withSchool = false }: Props) {
  const shown = useMemo(() => groups.filter((group) => group.mean !== null), [groups]);
  const mean = t().mean;
  const data = useMemo(
    () => ({
      type: 'bar' as const,
      horizontal: true,
      categories: shown.map((group) => group.name),
      series: [{ name: mean, values: shown.map((group) => group.mean) }],
    }),
    [shown, mean],
  );
  return (
    <Card title={title}>
      {shown.length > 1 ? (
        <Chart
          title={t().mean}
          data={data}
          xName={title}
          yName={t().points}
          note={t().n(number(report.summary.n))}
          height={Math.max(160, 60 + shown.length * 34)}
        />
      ) : null}
      <DataTable
        name={withSchool ? 'results-classes' : 'results-schools'}
        plain
        rows={groups}
        rowId={(group) => `${group.school} ${group.name}`}
        columns={columns(withSchool)}
      />
      {shown.length < groups.length ? <p className={css.quiet}>{t().tooSmallNote}</p> : null}
    </Card>
  );
}

const columns = (withSchool: boolean): Column<GroupRow>[] => {
  const figure = (id: string, header: string, value: (group: GroupRow) => number | null): Column<GroupRow> => ({
    id,
    header,
    value,
    cell: (group) => {
      const found = value(group);
      return found === null ? '–' : number(found, { fixed: true });
    },
  });
  return [
    { id: 'name', header: withSchool ? t().className : t().school, value: (group) => group.name },
    ...(withSchool ? [{ id: 'school', header: t().school, value: (group: GroupRow) => group.school }] : []),
    {
      id: 'n',
      header: t().count,
      value: (group) => group.n,
      cell: (group) => (group.n === null ? t().tooSmall : number(group.n)),
    },
    figure('mean', t().mean, (group) => group.mean),
    figure('interval', t().interval, (group) => (group.meanError === null ? null : group.meanError * 1.96)),
    figure('median', t().median, (group) => group.median),
    figure('sd', t().sd, (group) => group.sd),
    {
      id: 'half',
      header: t().half,
      value: (group) => group.shareAtHalf,
      cell: (group) => (group.shareAtHalf === null ? '–' : percent(group.shareAtHalf)),
    },
  ];
};

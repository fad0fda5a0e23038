import { useMemo } from 'react';
import type { ItemAnalysis } from 'shared/contracts/analytics.ts';
import type { ResultReport } from 'shared/contracts/reports.ts';
import { number, percent } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useGo } from '../../ui/links.tsx';
import { StatTile, StatTiles } from '../../ui/StatTile.tsx';
import { ItemScatter } from './ItemScatter.tsx';
import { t } from './messages.ts';
import css from './results.module.css';
import { Stories } from './Stories.tsx';

interface Props {
  readonly report: ResultReport;
  readonly analysis: Parameters<typeof Loaded<ItemAnalysis>>[0]['from'];
}

/** What one look should tell: figures, the distribution, the questions, and what they say. */
export function Overview({ report, analysis }: Props) {
  const go = useGo();
  const { summary, counts, distribution } = report;
  const histogram = useMemo(
    () => ({
      type: 'histogram' as const,
      edges: [...distribution.map((bin) => bin.from), distribution.at(-1)?.to ?? report.maximum],
      counts: distribution.map((bin) => bin.n),
    }),
    [distribution, report.maximum],
  );
  const n = number(summary.n);
  const shown = (value: number | null) => (value === null ? '–' : number(value));
  return (
    <>
      <StatTiles>
        <StatTile
          label={t().sat}
          value={`${number(counts.candidates - counts.absent)}/${number(counts.candidates)}`}
          note={t().satNote(counts.absent, counts.collected)}
        />
        <StatTile
          label={t().mean}
          value={shown(summary.mean)}
          note={summary.meanError === null ? t().n(n) : t().meanNote(number(summary.meanError * 1.96), n)}
        />
        <StatTile
          label={t().median}
          value={shown(summary.median)}
          note={t().medianNote(shown(summary.quartile1), shown(summary.quartile3))}
        />
        <StatTile
          label={t().half}
          value={report.shareAtHalf === null ? '–' : percent(report.shareAtHalf)}
          note={t().halfNote(n)}
        />
        <AlphaTile analysis={analysis.data} />
      </StatTiles>
      <div className={css.pair}>
        <Card title={t().distribution}>
          <Chart title={t().distributionChart} data={histogram} xName={t().points} yName={t().papers} note={t().n(n)} />
        </Card>
        <Card title={t().scatter}>
          <Loaded from={analysis} shape="chart">
            {(value) => <ItemScatter analysis={value} onPick={() => go(`/results/${report.exam.id}/items`)} />}
          </Loaded>
        </Card>
      </div>
      <Card title={t().stories}>
        <Loaded from={analysis} shape="text">
          {(value) => <Stories stories={value.stories} />}
        </Loaded>
      </Card>
    </>
  );
}

function AlphaTile({ analysis }: { analysis: ItemAnalysis | undefined }) {
  const found = analysis?.reliability;
  if (!found || found.alpha === null || !found.interval) return <StatTile label={t().alpha} value="–" />;
  const { lower, upper } = found.interval;
  return (
    <StatTile
      label={t().alpha}
      value={number(found.alpha)}
      note={t().alphaNote(number(lower), number(upper))}
      tone={found.alpha < 0.7 ? 'attention' : 'good'}
    />
  );
}

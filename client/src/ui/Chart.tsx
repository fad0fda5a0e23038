import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { number } from '../i18n/format.ts';
import css from './Chart.module.css';
import { t } from './messages.ts';
import { useShownScheme } from './scheme.ts';

export type ChartTone = 'cham' | 'nghe' | 'la-che' | 'son' | 'faint';

interface Named {
  readonly name: string;
  readonly tone?: ChartTone;
}

/** What is drawn. Values as numbers; axes carry their unit in the name ("Điểm", "Số thí sinh"). */
export type ChartData =
  | {
      /** Bars side by side; `stacked` puts the series on one another; `horizontal` for long names. */
      readonly type: 'bar';
      readonly categories: readonly string[];
      readonly series: readonly (Named & { readonly values: readonly (number | null)[] })[];
      readonly stacked?: boolean;
      readonly horizontal?: boolean;
    }
  | {
      /** Counts per bin; `edges` has one more entry than `counts`. */
      readonly type: 'histogram';
      readonly edges: readonly number[];
      readonly counts: readonly number[];
    }
  | {
      readonly type: 'scatter';
      readonly points: readonly {
        readonly name: string;
        readonly x: number;
        readonly y: number;
        readonly tone?: ChartTone;
      }[];
    };

interface Props {
  readonly title: string;
  readonly data: ChartData;
  readonly xName: string;
  readonly yName: string;
  /** What the figure rests on: "n = 38 thí sinh". */
  readonly note?: ReactNode;
  readonly height?: number;
  readonly onPick?: (name: string) => void;
}

/** A figure: drawn without dancing, in the colours of the scheme, with its numbers as a table for whoever prefers it. */
export function Chart({ title, data, xName, yName, note, height = 320, onPick }: Props) {
  const [asTable, setAsTable] = useState(false);
  const [failed, setFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const scheme = useShownScheme();
  const tabular = asTable || failed;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which the scheme changes.
  useEffect(() => {
    const element = place.current;
    if (!element || tabular) return;
    let chart: EChartsType | null = null;
    let gone = false;
    const watcher = new ResizeObserver(() => chart?.resize());
    import('./echarts.ts').then(
      ({ init }) => {
        if (gone) return;
        chart = init(element, undefined, { renderer: 'svg' });
        chart.setOption(optionOf(data, xName, yName, coloursOf(element)));
        chart.on('click', ({ name }) => pick.current?.(name));
        watcher.observe(element);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      watcher.disconnect();
      chart?.dispose();
    };
  }, [data, xName, yName, tabular, scheme]);

  return (
    <figure className={css.figure}>
      <figcaption className={css.caption}>
        <span>
          <strong>{title}</strong> {note ? <span className={css.note}>· {note}</span> : null}
        </span>
        {failed ? null : (
          <button type="button" className={css.toggle} onClick={() => setAsTable(!asTable)}>
            {asTable ? t().showChart : t().showTable}
          </button>
        )}
      </figcaption>
      {failed ? <p className={css.note}>{t().chartFailed}</p> : null}
      {tabular ? (
        <FigureTable title={title} data={data} xName={xName} yName={yName} />
      ) : (
        <div
          ref={place}
          className={css.canvas}
          style={{ height }}
          role="img"
          aria-label={`${title}. ${t().showTable}`}
        />
      )}
    </figure>
  );
}

function FigureTable({ title, data, xName, yName }: { title: string; data: ChartData; xName: string; yName: string }) {
  const { head, rows } = tableOf(data, xName, yName);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard.
    <section className={css.scroll} tabIndex={0} aria-label={title}>
      <table className={css.table}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, at) => (
                <td key={head[at]}>{typeof value === 'number' ? number(value) : (value ?? '–')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function tableOf(data: ChartData, xName: string, yName: string) {
  switch (data.type) {
    case 'bar':
      return {
        head: [xName, ...data.series.map(({ name }) => name)],
        rows: data.categories.map((category, at) => [category, ...data.series.map(({ values }) => values[at] ?? null)]),
      };
    case 'histogram':
      return { head: [xName, yName], rows: data.counts.map((count, at) => [binName(data.edges, at), count]) };
    case 'scatter':
      return { head: ['', xName, yName], rows: data.points.map(({ name, x, y }) => [name, x, y]) };
  }
}

function binName(edges: readonly number[], at: number): string {
  return `${number(edges[at] ?? 0)}–${number(edges[at + 1] ?? 0)}`;
}

type Colours = Readonly<Record<ChartTone | 'ink' | 'soft' | 'line' | 'surface', string>> & { readonly font: string };

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    cham: of('cham'),
    nghe: of('nghe'),
    'la-che': of('la-che'),
    son: of('son'),
    faint: of('line-strong'),
    ink: of('ink'),
    soft: of('ink-soft'),
    line: of('line'),
    surface: of('surface'),
    font: style.fontFamily,
  };
}

const ORDER: readonly ChartTone[] = ['cham', 'nghe', 'la-che', 'faint', 'son'];

function optionOf(data: ChartData, xName: string, yName: string, colours: Colours): EChartsCoreOption {
  const text = { color: colours.soft, fontFamily: colours.font, fontSize: 13 };
  const axis = {
    nameTextStyle: text,
    nameLocation: 'middle',
    axisLabel: { ...text, hideOverlap: true },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.line } },
  };
  const figures = { ...axis.axisLabel, formatter: (value: number) => number(value) };
  const named = data.type === 'bar' && data.series.length > 1;
  const common = {
    animation: false,
    color: ORDER.map((tone) => colours[tone]),
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 16, top: named ? 40 : 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    tooltip: {
      trigger: data.type === 'scatter' ? 'item' : 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontFamily: colours.font, fontSize: 14 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? number(value) : '–'),
    },
  };
  switch (data.type) {
    case 'bar': {
      const [along, up] = [
        { ...axis, type: 'category', data: [...data.categories], inverse: data.horizontal, splitLine: { show: false } },
        { ...axis, type: 'value', axisLabel: figures },
      ];
      const sideways = data.horizontal ?? false;
      return {
        ...common,
        legend: named ? { top: 0, left: 0, textStyle: text, icon: 'roundRect' } : undefined,
        xAxis: sideways ? { ...up, name: yName, nameGap: 28 } : { ...along, name: xName, nameGap: 30 },
        yAxis: sideways ? { ...along } : { ...up, name: yName, nameGap: 40 },
        series: data.series.map(({ name, values, tone }) => ({
          type: 'bar',
          name,
          data: [...values],
          stack: data.stacked ? 'one' : undefined,
          barMaxWidth: 44,
          itemStyle: tone ? { color: colours[tone] } : undefined,
        })),
      };
    }
    case 'histogram':
      return {
        ...common,
        xAxis: {
          ...axis,
          type: 'category',
          name: xName,
          nameGap: 30,
          data: data.counts.map((_, at) => binName(data.edges, at)),
          splitLine: { show: false },
        },
        yAxis: { ...axis, type: 'value', name: yName, nameGap: 40, minInterval: 1, axisLabel: figures },
        series: [{ type: 'bar', name: yName, data: [...data.counts], barCategoryGap: '4%' }],
      };
    case 'scatter':
      return {
        ...common,
        tooltip: {
          ...common.tooltip,
          // Drawn as text, never as HTML: a name is whatever somebody typed.
          renderMode: 'richText',
          formatter: ({ name, value }: { name: string; value: [number, number] }) =>
            `${name}\n${xName}: ${number(value[0])}\n${yName}: ${number(value[1])}`,
        },
        xAxis: { ...axis, type: 'value', name: xName, nameGap: 30, axisLabel: figures },
        yAxis: { ...axis, type: 'value', name: yName, nameGap: 40, axisLabel: figures },
        series: [
          {
            type: 'scatter',
            symbolSize: 12,
            data: data.points.map(({ name, x, y, tone }) => ({
              name,
              value: [x, y],
              itemStyle: { color: colours[tone ?? 'cham'], opacity: 0.85 },
            })),
            label: {
              show: data.points.length <= 40,
              position: 'top',
              formatter: '{b}',
              color: colours.soft,
              fontSize: 12,
              fontFamily: colours.font,
            },
            labelLayout: { hideOverlap: true },
          },
        ],
      };
  }
}

import { useMemo } from 'react';
import type { SurveyResults } from 'shared/contracts/surveys.ts';
import type { SurveyQuestion } from 'shared/survey/form.ts';
import { number } from '../../../i18n/format.ts';
import { Card } from '../../../ui/Card.tsx';
import { Chart, type ChartData, type ChartTone } from '../../../ui/Chart.tsx';
import { t } from '../messages.ts';
import css from './QuestionResult.module.css';

type Table = SurveyResults['tables'][number];

interface Props {
  readonly question: SurveyQuestion;
  readonly number: number;
  readonly results: SurveyResults;
  /** The question that divides the tables, or null. */
  readonly dividing: string | null;
}

/** The figure of one question, or what was written. */
export function QuestionResult(props: Props) {
  const { question, results } = props;
  const table = results.tables.find((one) => one.question === question.id);
  if (table) return <Figure {...props} table={table} />;
  const written = results.texts.find((one) => one.question === question.id);
  return (
    <Card title={titleOf(props)}>
      <p className={css.note}>{t().texts(number(written?.n ?? 0))}</p>
      <ul className={css.texts}>
        {written?.texts.map((text, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and nothing here has a state
          <li key={place}>{text}</li>
        ))}
      </ul>
    </Card>
  );
}

function Figure({ table, ...props }: Props & { readonly table: Table }) {
  const { question, results, dividing } = props;
  const share = t().share100;
  // Drawn anew only when something came in, not at every look.
  const data = useMemo(() => {
    const names = table.rows.map(({ value }) => nameOf(question, value));
    const grouped = dividing ? groupedData(question, results, dividing, names) : null;
    return grouped && grouped.series.length > 0 ? grouped : plainData(table, names, share);
  }, [question, results, dividing, table, share]);
  // A single group has no legend, so it is named here.
  const onlyGroup = dividing && data.series.length === 1 && data.series[0]?.name !== share;
  const notes = [
    onlyGroup ? data.series[0]?.name : null,
    t().n(number(table.n)),
    table.mean !== null && question.kind === 'scale' ? t().meanOf(number(table.mean), question.to) : null,
    question.kind === 'multiChoice' ? t().several : null,
  ];
  return (
    <Card>
      <Chart
        title={titleOf(props)}
        data={data}
        xName={t().answerColumn}
        yName={t().share100}
        note={notes.filter((note) => note).join(' · ')}
        height={heightOf(data)}
      />
    </Card>
  );
}

const titleOf = ({ question, number: at }: Props) => `${at}. ${question.text.vi}`;

const TONES: readonly ChartTone[] = ['cham', 'nghe', 'la-che', 'son', 'faint'];
const percent = (share: number) => Math.round(share * 1_000) / 10;

function plainData(table: Table, names: readonly string[], name: string): ChartData & { type: 'bar' } {
  return {
    type: 'bar',
    horizontal: true,
    categories: names,
    series: [{ name, values: table.rows.map(({ share }) => percent(share)), tone: 'cham' }],
  };
}

/** One bar for each group that may be shown, side by side. */
function groupedData(
  question: SurveyQuestion,
  { form, groups }: SurveyResults,
  dividing: string,
  names: readonly string[],
): ChartData & { type: 'bar' } {
  const by = form.questions.find(({ id }) => id === dividing);
  return {
    type: 'bar',
    horizontal: true,
    categories: names,
    series: groups.flatMap(({ option, n, tables }, at) => {
      const table = tables?.find((one) => one.question === question.id);
      if (!table || n === 0) return [];
      const name = `${by ? nameOf(by, option) : option} (n = ${number(table.n)})`;
      return [{ name, values: table.rows.map(({ share }) => percent(share)), tone: TONES[at % TONES.length] }];
    }),
  };
}

function nameOf(question: SurveyQuestion, value: string): string {
  if (question.kind === 'choice' || question.kind === 'multiChoice')
    return question.options.find(({ id }) => id === value)?.text.vi ?? value;
  if (question.kind === 'scale' && value === String(question.from)) return `${value} · ${question.low.vi}`;
  if (question.kind === 'scale' && value === String(question.to)) return `${value} · ${question.high.vi}`;
  return value;
}

function heightOf(data: ChartData & { type: 'bar' }): number {
  return 90 + data.categories.length * Math.max(32, data.series.length * 18);
}

import type { Inline, RichText } from 'shared/questions/content.ts';
import { stimulusHash } from 'shared/questions/stimulus.ts';
import type { ExportOutcome, ExportQuestion, QuestionExporter } from '../exports/exporter.ts';
import { OWN_STYLES, type OwnStyle } from '../word/ooxml/content.ts';
import { answersOf, headingOf, lostFields } from './answers.ts';
import { packDocx } from './package-parts.ts';
import { isPlain } from './plain-words.ts';
import { textRun, type XmlWriter, xmlWriter } from './rich-text-xml.ts';

/**
 * Word as teachers write it: PHẦN I, II, III, "Câu 1. [NB]", options with the right letter underlined, keys and solutions
 * below. Words that only look like such marks stand in paragraphs of their own style, so that the file is read back to the
 * same questions.
 */
export const wordExporter: QuestionExporter = {
  name: 'docx',
  ending: 'docx',
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async write(questions, find, written) {
    const xml = xmlWriter(find);
    const lost = new Map<ExportQuestion, readonly string[]>();
    let body = line([textRun(TITLE, ['bold'])], '<w:jc w:val="center"/>');
    for (const part of PARTS) {
      const here = inTopics(questions.filter(({ definition }) => headingOf(definition)?.part === part));
      const heading = here[0] && headingOf(here[0].definition);
      if (heading) body += line([textRun(heading.words, ['bold'])], '<w:keepNext/>');
      let topic: string | null = null;
      for (const [at, question] of here.entries()) {
        if (question.topic !== topic) body += line([textRun(`Chủ đề: ${question.topic ?? ''}`, ['italic'])]);
        topic = question.topic;
        body += sharedXml(here, at, xml) + questionXml(question, at + 1, xml);
        lost.set(question, [...lostFields(question.definition), ...xml.lost()]);
        await written?.(lost.size);
      }
    }
    body += line([textRun('----------- HẾT -----------', ['bold'])], '<w:jc w:val="center"/>');
    return {
      bytes: await packDocx(body, xml.pictures(), TITLE),
      outcomes: questions.map((question): ExportOutcome => {
        const why = lost.get(question);
        if (!why) return { outcome: 'leftBehind', why: [question.definition.kind] };
        return { outcome: why.length > 0 ? 'writtenWithLoss' : 'written', why };
      }),
    };
  },
};

const TITLE = 'NGÂN HÀNG CÂU HỎI';
const PARTS = [1, 2, 3, 4] as const;

/**
 * What a question is about, before the first of the neighbours that are about it: a line that names them by number, for
 * readers and for the importer.
 */
function sharedXml(questions: readonly ExportQuestion[], at: number, xml: XmlWriter): string {
  const { stimulus } = questions[at]?.definition ?? {};
  const name = nameOf(questions[at]);
  if (!stimulus || nameOf(questions[at - 1]) === name) return '';
  let last = at;
  while (nameOf(questions[last + 1]) === name) last++;
  const which = last === at ? `câu ${at + 1}` : `các câu từ ${at + 1} đến ${last + 1}`;
  const title = stimulus.title ? styled('sharedTitle', textRun(stimulus.title, [])) : '';
  return (
    styled('shared', textRun(`Dựa vào thông tin sau, trả lời ${which}:`, [])) + title + xml.blocks(stimulus.content)
  );
}

/** Of what it is about; null where it stands alone. */
function nameOf(question: ExportQuestion | undefined): string | null {
  const stimulus = question?.definition.stimulus;
  return stimulus ? `${question.topic} ${stimulusHash(stimulus)}` : null;
}

const styled = (own: OwnStyle, inner: string) => line([inner], `<w:pStyle w:val="${OWN_STYLES[own].id}"/>`);

/** Questions without a topic first, then topic by topic, each in the order given: "Chủ đề:" holds until the next one. */
function inTopics(questions: readonly ExportQuestion[]): ExportQuestion[] {
  const topics = [null, ...new Set(questions.map(({ topic }) => topic).filter((topic) => topic !== null))];
  return topics.flatMap((topic) => together(questions.filter((question) => question.topic === topic)));
}

/** Questions about the same thing stand where the first of them does. */
function together(questions: readonly ExportQuestion[]): ExportQuestion[] {
  const clusters = Map.groupBy(questions, (question) => nameOf(question) ?? question);
  return [...clusters.values()].flat();
}

function questionXml({ definition, level }: ExportQuestion, n: number, xml: XmlWriter): string {
  const label = `${textRun(`Câu ${n}.`, ['bold'])}${textRun(level === null ? ' ' : ` [${level}] `, [])}`;
  const { stem } = definition;
  const { choices, keyLine } = answersOf(definition);
  let body = labelled(label, stem, xml);
  const rows = choices.every(({ content }) => isInline(content)) ? rowsOf(choices.map(({ content }) => content)) : [];
  const letters = choices.map((choice) => {
    const marks = [...(choice.isKey ? ['underline', 'bold'] : ['bold'])];
    return `${choice.pin ? textRun('#', []) : ''}${textRun(choice.letter, marks)}${textRun(`${choice.point} `, ['bold'])}`;
  });
  for (const row of rows)
    body += line(
      row.map((at) => `<w:r><w:tab/></w:r>${letters[at]}${xml.runs(inlineOf(choices[at]?.content ?? []))}`),
      tabStops(rows[0]?.length ?? 1),
    );
  if (rows.length === 0)
    for (const [at, choice] of choices.entries()) body += labelled(letters[at] ?? '', choice.content, xml);
  if (keyLine !== null) body += line([textRun(`Đáp án: ${keyLine}`, [])]);
  if (definition.solution && definition.solution.length > 0)
    body += line([textRun('Lời giải', ['bold'])], '<w:jc w:val="center"/>') + xml.blocks(definition.solution);
  return body;
}

/** Where options begin on printed papers, in twentieths of a point: four side by side, two, or one. */
function tabStops(perRow: number): string {
  const places = perRow === 4 ? [283, 2906, 5528, 8150] : perRow === 2 ? [283, 5528] : [283];
  return `<w:tabs>${places.map((place) => `<w:tab w:val="left" w:pos="${place}"/>`).join('')}</w:tabs>`;
}

/** Options by their place in rows of four, two or one, as their lengths allow. */
function rowsOf(contents: readonly RichText[]): number[][] {
  const widest = Math.max(
    0,
    ...contents.map((content) => inlineOf(content).reduce((sum, piece) => sum + widthOf(piece), 0)),
  );
  const perRow = widest <= MOST_OF_FOUR ? 4 : widest <= MOST_OF_TWO ? 2 : 1;
  const rows: number[][] = [];
  for (let at = 0; at < contents.length; at += perRow)
    rows.push(Array.from({ length: Math.min(perRow, contents.length - at) }, (_, index) => at + index));
  return rows;
}

/** Letters of Times 12 that fit between two tab stops, a few less for wider letters. */
const MOST_OF_FOUR = 13;
const MOST_OF_TWO = 36;

/** About how many letters wide it is. */
function widthOf(piece: Inline): number {
  if (piece.type === 'text') return piece.text.length;
  if (piece.type === 'math') return piece.latex.replace(/\\[a-z]+/gi, 'x').length;
  return piece.type === 'image' ? 40 : 0;
}

/** On one page with what comes next. */
const KEEP = '<w:keepNext/>';

/** A label and what follows it: in its own paragraph where that is plain, else below it, taken as it is. */
function labelled(label: string, content: RichText, xml: XmlWriter): string {
  const [first, ...rest] = content;
  if (first?.type === 'paragraph' && isPlain(first))
    return line([label, xml.runs(first.content)], KEEP) + xml.blocks(rest);
  return line([label], KEEP) + xml.blocks(content);
}

const isInline = (content: RichText) =>
  content.length === 0 || (content.length === 1 && content[0]?.type === 'paragraph' && isPlain(content[0]));

function inlineOf(content: RichText): readonly Inline[] {
  const [first] = content;
  return first?.type === 'paragraph' ? first.content : [];
}

function line(inner: readonly string[], properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner.join('')}</w:p>`;
}

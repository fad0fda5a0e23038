import { setImmediate } from 'node:timers/promises';
import type { Block, Inline, RichText } from 'shared/questions/content.ts';
import type { ExportOutcome, ExportQuestion, QuestionExporter } from '../exports/exporter.ts';
import { answersOf, headingOf, lostFields } from './answers.ts';
import { packDocx } from './package-parts.ts';
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
  async write(questions, find) {
    const xml = xmlWriter(find);
    const lost = new Map<ExportQuestion, readonly string[]>();
    let body = line([textRun(TITLE, ['bold'])], '<w:jc w:val="center"/>');
    for (const part of PARTS) {
      const here = inTopics(questions.filter(({ definition }) => headingOf(definition)?.part === part));
      const heading = here[0] && headingOf(here[0].definition);
      if (heading) body += line([textRun(heading.words, ['bold'])], '<w:keepNext/>');
      let topic: string | null = null;
      for (const [at, question] of here.entries()) {
        // Thousands of formulas take a while: others are served in between.
        if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
        if (question.topic !== topic) body += line([textRun(`Chủ đề: ${question.topic ?? ''}`, ['italic'])]);
        topic = question.topic;
        body += questionXml(question, at + 1, xml);
        lost.set(question, [...lostFields(question.definition), ...xml.lost()]);
      }
    }
    body += line([textRun('----------- HẾT -----------', ['bold'])], '<w:jc w:val="center"/>');
    return {
      bytes: packDocx(body, xml.pictures(), TITLE),
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
const AT_ONCE = 20;

/** Questions without a topic first, then topic by topic, each in the order given: "Chủ đề:" holds until the next one. */
function inTopics(questions: readonly ExportQuestion[]): ExportQuestion[] {
  const topics = [null, ...new Set(questions.map(({ topic }) => topic).filter((topic) => topic !== null))];
  return topics.flatMap((topic) => questions.filter((question) => question.topic === topic));
}

function questionXml({ definition, level }: ExportQuestion, n: number, xml: XmlWriter): string {
  const label = `${textRun(`Câu ${n}.`, ['bold'])}${textRun(level === null ? ' ' : ` [${level}] `, [])}`;
  const stem = [...(definition.stimulus?.content ?? []), ...definition.stem];
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
      TABS,
    );
  if (rows.length === 0)
    for (const [at, choice] of choices.entries()) body += labelled(letters[at] ?? '', choice.content, xml);
  if (keyLine !== null) body += line([textRun(`Đáp án: ${keyLine}`, [])]);
  if (definition.solution && definition.solution.length > 0)
    body += line([textRun('Lời giải', ['bold'])], '<w:jc w:val="center"/>') + xml.blocks(definition.solution);
  return body;
}

/** Tab stops of printed papers: four options, or two, side by side. */
const TABS = `<w:tabs>${[283, 2906, 5528, 8150].map((place) => `<w:tab w:val="left" w:pos="${place}"/>`).join('')}</w:tabs>`;

/** Options by their place in rows of four, two or one, as their lengths allow. */
function rowsOf(contents: readonly RichText[]): number[][] {
  const widest = Math.max(
    0,
    ...contents.map((content) => inlineOf(content).reduce((sum, piece) => sum + widthOf(piece), 0)),
  );
  const perRow = widest <= 16 ? 4 : widest <= 38 ? 2 : 1;
  const rows: number[][] = [];
  for (let at = 0; at < contents.length; at += perRow)
    rows.push(Array.from({ length: Math.min(perRow, contents.length - at) }, (_, index) => at + index));
  return rows;
}

/** About how many letters wide it is. */
function widthOf(piece: Inline): number {
  if (piece.type === 'text') return piece.text.length;
  if (piece.type === 'math') return piece.latex.replace(/\\[a-z]+/gi, 'x').length;
  return piece.type === 'image' ? 40 : 0;
}

/** A label and what follows it: in its own paragraph where that is plain, else below it, taken as it is. */
function labelled(label: string, content: RichText, xml: XmlWriter): string {
  const [first, ...rest] = content;
  if (first?.type === 'paragraph' && isPlain(first)) return line([label, xml.runs(first.content)]) + xml.blocks(rest);
  return line([label]) + xml.blocks(content);
}

const isInline = (content: RichText) =>
  content.length === 0 || (content.length === 1 && content[0]?.type === 'paragraph' && isPlain(content[0]));

function inlineOf(content: RichText): readonly Inline[] {
  const [first] = content;
  return first?.type === 'paragraph' ? first.content : [];
}

/** True for a paragraph whose words cannot be taken for a label, a tag or a key, nor its looks for a mark. */
function isPlain(block: Block & { type: 'paragraph' }): boolean {
  if (block.align && block.align !== 'left') return false;
  const texts = block.content.filter((piece) => piece.type === 'text');
  const words = block.content
    .map((piece) => (piece.type === 'text' ? piece.text : piece.type === 'break' ? '\n' : '□'))
    .join('');
  const isLooked = texts.some((piece) =>
    (piece.marks ?? []).some((mark) => ['bold', 'italic', 'underline'].includes(mark)),
  );
  const isRisky =
    /[\n\t*#<>]|(?:^|\s)[a-hA-H]\s?[.)/]|^\s*[[({.:)]|[\])]\s*$|câu|bài|question|đáp|giải|chọn|key|hướng dẫn|explanation|solution|\s{2}/iu.test(
      words,
    );
  return (
    !isLooked &&
    !isRisky &&
    !block.content.some((piece) => piece.type === 'image') &&
    words.trim() === words &&
    words !== ''
  );
}

function line(inner: readonly string[], properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner.join('')}</w:p>`;
}

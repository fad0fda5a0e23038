import { chanceOf } from './chance.ts';
import { type Expected, type ExpectedProblem, LEVEL_WORDS, LEVELS, type Part } from './expected.ts';
import { type Ink, titleWords } from './ink.ts';
import { type PaperStyle, styleOf } from './paper-style.ts';
import { BOLD, formulasIn, MARKS, numbered, PaperWriter } from './paper-writer.ts';
import { stemInk } from './phrases.ts';
import { writeHeading, writePassage, writeTopic } from './write-around.ts';
import { writeChoice } from './write-choice.ts';
import { writeGroup } from './write-group.ts';
import { writeKeysAfter } from './write-keys-after.ts';
import { writeShort } from './write-short.ts';

export interface Paper {
  readonly bytes: Uint8Array;
  readonly questions: readonly Expected[];
  readonly problems: readonly ExpectedProblem[];
  readonly style: PaperStyle;
}

/** A paper of the 2025 form in one teacher's hand, with what a reader must find in it. */
export function randomPaper(seed: number): Paper {
  const chance = chanceOf(seed);
  const style = styleOf(chance);
  const writer = new PaperWriter(chance, style);
  writePaper(writer);
  return { bytes: writer.file(), questions: writer.questions, problems: writer.problems, style };
}

function writePaper(writer: PaperWriter): void {
  const { chance, style } = writer;
  writer.line('SỞ GIÁO DỤC VÀ ĐÀO TẠO');
  writer.line('Họ và tên thí sinh: ................ Số báo danh: ........');
  writer.line('Mã đề: 101');
  const order: Part[] = style.headings === 'wrong number' ? [1, 3, 2] : [1, 2, 3];
  for (const [at, part] of order.entries()) {
    writeHeading(writer, part, at + 1);
    writer.topic = null;
    const count = 2 + chance.below(part === 1 ? 5 : 2);
    const stimulus = part === 1 && style.hasStimulus ? 1 + chance.below(count - 1) : 0;
    const list = style.label.startsWith('auto') ? writer.list(style.label.slice(5), 'decimal') : 0;
    let n = 0;
    for (let place = 1; place <= count; place++) {
      n = nextNumber(writer, { part, last: n, isCounted: list > 0 || stimulus > 0 });
      if (style.hasTopics && (place === 1 || chance.oneIn(3))) writeTopic(writer);
      if (n === stimulus) writePassage(writer, n);
      writeQuestion(
        writer,
        part,
        n,
        list,
        stimulus > 0 && (n === stimulus || n === stimulus + 1) ? `${stimulus}-${stimulus + 1}` : null,
      );
    }
  }
  writer.line(style.end, '<w:jc w:val="center"/>');
  writeKeysAfter(writer);
}

/** The number printed next: by mistake the one before again, or one too far. */
function nextNumber(
  writer: PaperWriter,
  { part, last, isCounted }: { part: Part; last: number; isCounted: boolean },
): number {
  const { chance, style } = writer;
  const isSure = isCounted || !style.hasMistakes || style.label.startsWith('#') || last === 0;
  if (
    isSure ||
    style.choiceKey === 'after' ||
    style.groupKey === 'after' ||
    style.shortKey === 'after' ||
    !chance.oneIn(6)
  )
    return last + 1;
  const isTwice = chance.oneIn(2) && !writer.problems.some(({ what }) => what === 'duplicateNumber');
  const n = isTwice ? last : last + 1 + chance.below(3) + 1;
  writer.problems.push({ n, part, what: isTwice ? 'duplicateNumber' : 'numberGap' });
  return n;
}

function writeQuestion(writer: PaperWriter, part: Part, n: number, list: number, stimulus: string | null): void {
  const { chance, style } = writer;
  const grouped = style.hasGroups && part === 1 && n % 2 === 1 ? chance.pick(['g1', 'g2', 'g3', '#g1', 'g0#1']) : null;
  const isUnclosed = style.hasMistakes && chance.oneIn(3);
  if (grouped) writer.line(`<${grouped}>`);
  if (grouped && isUnclosed) writer.problems.push({ n, part, what: 'unclosedGroup' });
  const mistake = style.hasMistakes && chance.oneIn(3) ? mistakeFor(writer, part) : null;
  if (mistake !== null) writer.problems.push({ n, part, what: mistake });
  const level = style.level === 'none' ? null : chance.pick(LEVELS);
  const points = style.hasPoints ? chance.pick(['0,25', '1,0', '1']) : null;
  const stem = stemInk(chance);
  const expected: Expected = {
    ...{
      n,
      part,
      kind: (['', 'choice', 'trueFalseGroup', 'shortAnswer'] as const)[part],
      stem: titleWords(stem),
      options: 0,
      key: null,
    },
    ...{ level, topic: writer.topic, formulas: formulasIn(stem), images: 0, tables: 0, hasSolution: false },
    ...(stimulus ? { stimulus } : {}),
    ...(grouped && !isUnclosed ? { group: grouped } : {}),
    ...(points ? { points } : {}),
  };
  const begin = stemParagraph(writer, n, list, level, points, stem);
  if (part === 1) writeChoice(writer, expected, begin, mistake);
  else if (part === 2) writeGroup(writer, expected, begin, mistake);
  else writeShort(writer, expected, begin, mistake);
  if (expected.oleFormulas)
    writer.problems.push({ n, part, what: 'formulaNotConvertible', count: expected.oleFormulas });
  if (style.hasNotes)
    writer.line(
      chance.pick(['Dạng: Tính toán cơ bản', 'YCCĐ: Nhận biết được khái niệm.', 'Năng lực: Giải quyết vấn đề']),
    );
  if (style.level === 'line' && level) writer.line(`Mức độ: ${LEVEL_WORDS[level]}`);
  if (grouped && !isUnclosed) writer.line(`</${grouped}>`);
  writer.questions.push(expected);
}

function mistakeFor({ chance, style }: PaperWriter, part: Part): string {
  if (part === 1)
    return chance.pick([
      'noKey',
      'missingOption',
      'duplicateOption',
      ...(style.choiceKey in MARKS || style.choiceKey === 'star' ? ['twoKeys'] : []),
    ]);
  if (part === 2) return chance.pick(['missingStatement', 'noTrueStatement']);
  return chance.pick(['noKey', 'keyTooLong', 'badKeyFormat']);
}

/** The first paragraph of a question, not yet put down: options may follow in it. */
function stemParagraph(
  writer: PaperWriter,
  n: number,
  list: number,
  level: (typeof LEVELS)[number] | null,
  points: string | null,
  stem: readonly Ink[],
) {
  const { style } = writer;
  const tag =
    level === null || style.level === 'line'
      ? ''
      : style.level === 'words'
        ? `(${LEVEL_WORDS[level]})`
        : style.level.includes('(')
          ? `(${level})`
          : `[${level}]`;
  const worth = `${points === null ? '' : `(${points} điểm) `}${style.hasNotes ? '(CLO1) ' : ''}`;
  let label = list > 0 ? '' : writer.typed(style.label.replace('#', String(n)));
  if (style.level === 'label (NB)' && /^\D.*\.$/.test(label)) label = `${label.slice(0, -1)} ${tag}.`;
  else if (style.level === '[NB] label' && list === 0) label = `${tag} ${label}`;
  else if (style.level !== 'stem [NB]' && tag !== '') label = `${label} ${tag}`;
  const looks = style.isLabelBold ? BOLD : '';
  const ink: Ink[] = [{ words: `${label} ${worth}`.trimStart(), looks }, ...stem];
  if (style.level === 'stem [NB]' && tag !== '') ink.push({ words: ` ${tag}` });
  return {
    ink: ink.filter((piece) => !('words' in piece) || piece.words !== ''),
    properties: list > 0 ? numbered(list) : '',
  };
}

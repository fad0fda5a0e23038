import {
  branchOf,
  groupMarkOf,
  type Lead,
  type Level,
  leadOf,
  likelyLabelOf,
  noteOf,
  type Part,
  questionLabelOf,
  solutionStartOf,
  topicOf,
  trailingLevelOf,
} from './conventions.ts';
import { isInstruction, type SharedRange, sharedRangeOf } from './instructions.ts';
import { keyLineOf } from './key-lines.ts';
import { partedFromKeys } from './keys-begin.ts';
import { type Line, linesOf } from './lines.ts';
import { withLabels } from './loose-labels.ts';
import { slice, trim, type WordBlock } from './ooxml/content.ts';
import { isHeadingTalk, isKindName, partHeadingOf, sectionOf } from './part-headings.ts';
import { type Context, contextOf, NO_CONTEXT } from './passage.ts';

/** A question's lines before anyone has looked for options and keys in them. */
export interface RawQuestion {
  readonly n: number;
  /** By the heading it stands under; null where no heading names a kind. */
  readonly part: Part | null;
  /** The heading's words named the kind; a bare number leaves it to the question. */
  readonly isPartNamed: boolean;
  readonly section: string | null;
  readonly branch: string | null;
  readonly topic: string | null;
  level: Level | null;
  readonly points: string | null;
  group: string | null;
  stimulus: string | null;
  unclosedGroup: boolean;
  /** What stands before the question and is needed to answer it. */
  readonly context: Context;
  readonly lines: Line[];
  readonly notes: { name: string; words: string }[];
  /** What numbering restarts with: questions of one stretch should count up without gaps. */
  readonly stretch: string;
}

export interface Outline {
  readonly questions: readonly RawQuestion[];
  /** Everything before the first question that none of them needs: school, name, time. */
  readonly preamble: readonly WordBlock[];
  /** What follows HẾT or the key heading below a question. */
  afterOf(question: RawQuestion): readonly WordBlock[];
}

/** Cuts a file into its questions: where each begins, under which heading, in which group. */
export function outlineOf(blocks: readonly WordBlock[]): Outline {
  const stretches = partedFromKeys(blocks);
  const lines = stretches.flatMap(({ body }) => linesOf(body));
  const starts = new Set(stretches.slice(1).flatMap(({ body }) => body[0] ?? []));
  const strict = new Walk(lines, starts);
  const labelled = strict.questions.length === 0 ? withLabels(lines) : null;
  const walk = labelled ? new Walk(labelled, starts) : strict;
  const afterBlock = new Map(stretches.flatMap(({ body, after }) => body.map((block) => [block, after] as const)));
  const [{ after }] = stretches;
  return {
    questions: walk.questions,
    preamble: walk.preamble,
    afterOf: ({ lines }) => (lines[0] && afterBlock.get(lines[0].origin)) ?? after,
  };
}

/** The walk's own state: a file is read once, top to bottom, and each line changes what the next ones mean. */
class Walk {
  readonly questions: RawQuestion[] = [];
  readonly preamble: WordBlock[] = [];

  private part: Part | null = null;
  private isPartNamed = false;
  private section: string | null = null;
  private branch: string | null = null;
  private topic: string | null = null;
  private group: { name: string; members: RawQuestion[] } | null = null;
  /** Of the questions that it names by number. */
  private shared: Context | null = null;
  /** Lines between a heading and its first question, or after a finished question: context of what follows. */
  private pending: Line[] = [];
  private context: Context = NO_CONTEXT;
  private current: RawQuestion | null = null;
  /** The number of the question before, in this stretch. */
  private last = 0;
  private stretch = 0;
  private readonly isWorded: boolean;

  /** @param starts the blocks where questions begin again behind keys: they count anew */
  constructor(lines: readonly Line[], starts: ReadonlySet<WordBlock>) {
    const labels = lines.flatMap((line) => questionLabelOf(line.text) ?? []);
    this.isWorded = labels.some((label) => label.word === 'câu');
    const hasLesson = labels.some((label) => label.word === 'bài');
    for (const [at, line] of lines.entries()) {
      if (starts.has(line.origin) && lines[at - 1]?.origin !== line.origin) this.restart();
      this.read(line, hasLesson);
    }
    this.closeGroup();
  }

  private read(whole: Line, hasLesson: boolean): void {
    let line = whole;
    for (let mark = groupMarkOf(line.text); mark; mark = groupMarkOf(line.text)) {
      this.closeGroup(mark.closes);
      if (!mark.closes) this.group = { name: mark.name, members: [] };
      line = after(line, mark.end);
      if (line.text.trim() === '') return;
    }
    const closing = /\s*<\/#?g[0-3](?:#\d)?>\s*$/iu.exec(line.text);
    if (closing) line = { ...line, ...cut(line, 0, closing.index) };

    if (line.block.type === 'paragraph' && this.readHeading(line)) return;
    // "[NB] Câu 1. …": the tags may come first.
    const lead = leadOf(line.text);
    const bare = lead.end > 0 && questionLabelOf(line.text.slice(lead.end)) ? after(line, lead.end) : line;
    const label = line.block.type === 'paragraph' ? this.labelOf(bare, hasLesson) : null;
    if (label) this.begin(bare, label, bare === line ? null : lead);
    else this.take(line);
    if (closing) this.closeGroup(true);
  }

  private labelOf(line: Line, hasLesson: boolean) {
    const label = questionLabelOf(line.text);
    if (!label) {
      const likely = this.current && isComplete(this.current) ? likelyLabelOf(line.text) : null;
      return likely?.n === this.last + 1 ? likely : null;
    }
    if (label.word === 'câu') return label;
    // "Bài 5: Ester" is a lesson's title where questions are called "Câu".
    if (label.word === 'bài') return !this.isWorded || this.part === 4 ? label : null;
    if (this.isWorded || hasLesson) return null;
    return label.n === this.last + 1 || (this.current === null && label.n === 1) ? label : null;
  }

  /** Part, branch, section and topic lines. */
  private readHeading(line: Line): boolean {
    const heading = partHeadingOf(line.text);
    if (heading) {
      this.restart();
      this.part = heading.part ?? this.part;
      this.isPartNamed = heading.isNamed;
      this.section = heading.title === '' || isKindName(heading.title) ? null : heading.title;
      this.branch = null;
      this.topic = null;
      return true;
    }
    const branch = branchOf(line.text);
    if (branch !== undefined) {
      this.branch = branch;
      this.current = null;
      return true;
    }
    const section = sectionOf(line.text);
    if (section !== null) {
      this.restart();
      this.section = section;
      return true;
    }
    const topic = topicOf(line.text);
    if (topic !== null) {
      this.topic = topic;
      if (this.current && isComplete(this.current)) this.current = null;
      return true;
    }
    const note = noteOf(line.text);
    if (note && this.current) this.current.notes.push(note);
    return note !== null;
  }

  private restart(): void {
    this.closeGroup();
    this.current = null;
    this.shared = null;
    this.preamble.push(...this.pending.map(({ origin }) => origin));
    this.pending = [];
    this.context = NO_CONTEXT;
    this.last = 0;
    this.stretch++;
  }

  private begin(line: Line, label: { n: number; end: number }, before: Lead | null): void {
    this.settlePending(label.n);
    if (!isWithin(label.n, this.shared?.range)) this.shared = null;
    const range = this.shared?.range;
    const tagged = after(line, label.end);
    const lead = leadOf(tagged.text);
    // "Câu 1 (NB): …": the mark may stand after the tags too.
    const mark = /^\s*[.:)]\s*/u.exec(tagged.text.slice(lead.end));
    const stem = after(tagged, lead.end + (lead.end > 0 ? (mark?.[0].length ?? 0) : 0));
    const trailing = trailingLevelOf(stem.text);
    const question: RawQuestion = {
      n: label.n,
      part: this.part,
      isPartNamed: this.isPartNamed,
      section: this.section,
      branch: this.branch,
      topic: this.topic,
      level: before?.level ?? lead.level ?? trailing?.level ?? null,
      points: before?.points ?? lead.points,
      group: null,
      stimulus: range && range.to > range.from ? `${range.from}-${range.to}` : null,
      unclosedGroup: false,
      context: this.shared ?? this.context,
      lines: [trailing ? { ...stem, ...cut(stem, 0, trailing.start) } : stem],
      notes: [],
      stretch: `${this.stretch}/${this.branch ?? ''}`,
    };
    this.group?.members.push(question);
    this.questions.push(question);
    this.current = question;
    this.last = question.n;
  }

  /** Lines before a question: a shared passage, an instruction, or nothing that a candidate needs. */
  private settlePending(next: number): void {
    if (this.pending.length === 0) return;
    const isFirst = this.questions.length === 0 && this.stretch === 0;
    const from = isFirst ? this.pending.findIndex((line) => isInstruction(line.text) || isShared(line)) : 0;
    const kept = from < 0 ? [] : this.pending.slice(from);
    this.preamble.push(...this.pending.slice(0, this.pending.length - kept.length).map((line) => line.origin));
    this.pending = [];
    const words = kept.filter(({ block }) => block.type === 'table' || trim(block.pieces).length > 0);
    const context = contextOf(words.filter((line) => !isHeadingTalk(line.text)));
    if (context?.range && isWithin(next, context.range)) this.shared = context;
    else if (context) this.context = context;
  }

  private take(line: Line): void {
    if (isShared(line)) this.current = null;
    const isOwn = keyLineOf(line.text) !== null;
    const range = sharedRangeOf(line.text);
    const isNext = range !== null && this.current !== null && range.from === this.current.n + 1;
    const finished =
      this.current === null || isNext || (isComplete(this.current) && isInstruction(line.text) && !isOwn);
    if (this.current && !finished) this.current.lines.push(line);
    else {
      this.current = null;
      this.pending.push(line);
    }
  }

  private closeGroup(properly = false): void {
    if (!this.group) return;
    const { name, members } = this.group;
    if (properly) for (const member of members) member.group = name;
    else if (members[0]) members[0].unclosedGroup = true;
    this.group = null;
  }
}

function isWithin(n: number, range: SharedRange | null | undefined): boolean {
  return range !== null && range !== undefined && n >= range.from && n <= range.to;
}

/** The line by which the product's own files begin what several questions are about. */
function isShared({ block }: Line): boolean {
  return block.type === 'paragraph' && block.role === 'shared';
}

/** Nothing is missing any more: four options or statements, or a key, or a solution have been seen. */
function isComplete(question: RawQuestion): boolean {
  return question.lines.some(
    ({ text }) =>
      /(?:^|\s)[*#]{0,2}D\s*[.)/]|^\s*[*#]{0,2}d\s*\)|^\s*(?:Đáp\s*(?:án|số)|Chọn)|<key/iu.test(text) ||
      solutionStartOf(text) !== null ||
      keyLineOf(text) !== null,
  );
}

function after(line: Line, from: number): Line {
  return { ...line, ...cut(line, from) };
}

function cut(line: Line, from: number, to?: number): Pick<Line, 'block' | 'text'> {
  if (line.block.type === 'table') return line;
  return {
    block: { ...line.block, pieces: slice(line.block.pieces, from, to) },
    text: line.text.slice(from, to),
  };
}

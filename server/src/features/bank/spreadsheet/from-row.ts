import { foldForSearch } from 'shared/people/names.ts';
import type { RichText } from 'shared/questions/content.ts';
import type { DraftDefinition, ImportProblem, Level } from 'shared/questions/draft.ts';
import { opaqueParts } from 'shared/questions/part-id.ts';
import { numberOf } from '../moodle/numbers.ts';
import { levelNamed } from '../word/conventions.ts';
import { richTextOfCell } from './cell-text.ts';
import { shownShare, splitAt, splitList } from './list-text.ts';
import { type ColumnName, optionTitle, type QuestionRow, TITLES } from './row.ts';
import { kindNamed, type ScoringWord, type SheetKind, scoringNamed } from './words.ts';

export interface FromRow {
  readonly definition: DraftDefinition;
  readonly level: Level | null;
  readonly topic: string | null;
  /** Cells that say what the sheet does not know: "Đáp án: E". */
  readonly problems: readonly ImportProblem[];
}

const MOST_CHOICES = 12;
const MOST_STATEMENTS = 8;

/**
 * A row as a question. What is missing is the kind's own problem; what cannot be read, and options that the kind cannot
 * hold, are named by their column. A key or unit that is too long stays: the definition is refused for it, never cut.
 */
export function questionOfRow(row: QuestionRow): FromRow {
  const problems: ImportProblem[] = [];
  const unread = (column: ColumnName, said = row[column]) =>
    problems.push({ what: 'notUnderstood', detail: `${TITLES[column]}: ${said}`.slice(0, 300) });
  const named = kindNamed(foldForSearch(row.kind).trim());
  if (named === null && row.kind.trim() !== '') unread('kind');
  const { rules, unknown } = scoringNamed(row.scoring, foldForSearch);
  for (const word of unknown) unread('scoring', word);
  const solution = richTextOfCell(row.solution);
  const common = { stem: richTextOfCell(row.text), ...(solution.length > 0 ? { solution } : {}) };
  const kind = named ?? guessed(row);
  const most = kind === 'choice' ? MOST_CHOICES : kind === 'trueFalseGroup' ? MOST_STATEMENTS : row.options.length;
  row.options.slice(most).forEach((option, at) => {
    if (option !== '')
      problems.push({
        what: 'contentLost',
        detail: `${optionTitle(most + at)}: ${option}`.slice(0, 300).toWellFormed(),
      });
  });
  const definition = definitionOf(kind, row, common, rules, unread);
  const level = levelNamed(row.level);
  if (level === null && row.level.trim() !== '') unread('level');
  return { definition, level, topic: row.topic.trim().slice(0, 300) || null, problems };
}

/** Where the kind is not said: by what stands in the key and the options. */
function guessed({ options, key }: QuestionRow): SheetKind {
  if (options.some((option) => /(?<!\\)=>/.test(option))) return 'matching';
  if (options.length >= 2 && judgementsOf(key)?.length === options.length) return 'trueFalseGroup';
  if (options.length >= 2) return (lettersIn(key)?.length ?? 0) > 1 ? 'multipleChoice' : 'choice';
  if (key.trim() === '') return 'essay';
  return splitList(key).every((each) => numberOf(each) !== null) ? 'shortAnswer' : 'shortText';
}

type Common = { readonly stem: RichText; readonly solution?: RichText };
type Unread = (column: ColumnName, said?: string) => void;

function definitionOf(
  kind: SheetKind,
  row: QuestionRow,
  common: Common,
  rules: readonly ScoringWord[],
  unread: Unread,
): DraftDefinition {
  const has = (rule: ScoringWord) => rules.includes(rule);
  switch (kind) {
    case 'choice':
      return choice(row, common, unread);
    case 'multipleChoice': {
      const options = optionsOf(row);
      const rule = (['allOrNothing', 'perOption', 'rightMinusWrong'] as const).find(has);
      const key = keyOf(row, options, unread);
      return { kind, ...common, options, key, scoring: { rule: rule ?? 'allOrNothing' } };
    }
    case 'trueFalseGroup': {
      const judged = judgementsOf(row.key);
      // With one too many nobody knows which of them was not meant.
      const said = judged !== null && judged.length > Math.max(1, row.options.length) ? null : judged;
      if (said === null && row.key.trim() !== '') unread('key');
      const statements = (row.options.length > 0 ? row.options : ['']).map((option, at) => ({
        id: idOf(at),
        content: richTextOfCell(option),
        key: said?.[at] ?? null,
      }));
      return { kind, ...common, statements: statements.slice(0, MOST_STATEMENTS) };
    }
    case 'shortAnswer':
      return shortAnswer(row, common, has('free'), unread);
    case 'shortText': {
      const accepted = splitList(row.key).map(acceptedOf);
      const settings = {
        ...(has('caseSensitive') ? { ignoreCase: false } : {}),
        ...(has('ignoreMarks') ? { ignoreMarks: true } : {}),
      };
      return { kind, ...common, accepted, ...settings };
    }
    case 'matching': {
      const rule = (['perPair', 'allOrNothing'] as const).find(has);
      return { kind, ...common, ...pairsOf(row), ...(rule ? { scoring: { rule } } : {}) };
    }
    case 'ordering': {
      const rule = (['allOrNothing', 'perPlace', 'adjacent'] as const).find(has);
      const items = opaqueParts(row.options.map((option) => richTextOfCell(unpinned(option))));
      return { kind, ...common, items, key: items.map(({ id }) => id), ...(rule ? { scoring: { rule } } : {}) };
    }
    case 'essay':
      return { kind, ...common, rubric: [] };
  }
}

const idOf = (at: number) => (at < 26 ? String.fromCharCode(97 + at) : `z${at}`);

/** "#" before an option keeps it at its place; `\#` is the sign itself. */
const unpinned = (option: string) => option.replace(/^#/, '').replace(/^(\\*)\\#/, '$1#');

function optionsOf({ options }: QuestionRow) {
  return opaqueParts(options.map((option) => richTextOfCell(unpinned(option)))).map((part, at) => ({
    ...part,
    ...(options[at]?.startsWith('#') ? { pinned: true } : {}),
  }));
}

function choice(row: QuestionRow, common: Common, unread: Unread): DraftDefinition {
  const options = optionsOf(row).slice(0, MOST_CHOICES);
  const [only, ...more] = keyOf(row, options, unread);
  if (more.length > 0) unread('key');
  const key = more.length > 0 ? null : (only ?? null);
  return { kind: 'choice', ...common, options: options.length > 0 ? options : [{ id: 'a', content: [] }], key };
}

/** "B", "A, C", "a;c", "AC"; null where other signs stand there. */
function lettersIn(key: string): string[] | null {
  const bare = key
    .trim()
    .toUpperCase()
    .replace(/[\s,;.]+/g, '');
  return /^[A-Z]*$/.test(bare) ? [...bare] : null;
}

function keyOf({ key }: QuestionRow, options: readonly { id: string }[], unread: Unread): string[] {
  const letters = lettersIn(key);
  const ids = letters?.map((letter) => options[letter.charCodeAt(0) - 65]?.id);
  if (!ids || ids.some((id) => id === undefined)) {
    unread('key');
    return [];
  }
  return [...new Set(ids.flatMap((id) => id ?? []))];
}

/** "ĐSSĐ", "Đ, S, ?, Đ", "a) Đ b) S", "Đúng; Sai": true, false, or null for what is left open. */
function judgementsOf(key: string): (boolean | null)[] | null {
  const bare = key
    .normalize('NFC')
    .toUpperCase()
    .replace(/\b[A-H]\s*[).:-]\s*/g, '')
    .replace(/ĐÚNG|TRUE/g, 'Đ')
    .replace(/SAI|FALSE/g, 'S')
    .replace(/[\s,;–-]+/g, '');
  if (bare === '' || !/^[ĐDTSF?]+$/.test(bare)) return null;
  return [...bare].map((sign) => (sign === '?' ? null : 'ĐDT'.includes(sign)));
}

function shortAnswer(row: QuestionRow, common: Common, isFree: boolean, unread: Unread): DraftDefinition {
  const accepted = splitList(row.key);
  const tolerance = row.tolerance.trim() === '' ? null : numberOf(row.tolerance);
  if (row.tolerance.trim() !== '' && (tolerance === null || tolerance < 0)) unread('tolerance');
  const required = /^\s*bắt buộc\s*:/iu.exec(row.unit);
  const [text, ...others] = splitList(row.unit.slice(required?.[0].length ?? 0));
  return {
    kind: 'shortAnswer',
    ...common,
    accepted,
    ...(tolerance !== null && tolerance >= 0 ? { tolerance } : {}),
    ...(isFree ? { entry: 'free' } : {}),
    ...(text === undefined ? {} : { unit: { text, accepted: others, required: required !== null } }),
  };
}

/** "Hà Nội", "Ha Noi (50%)", "*Nội" with "*" for any words; "Tăng \(50%)" is a text that ends so. */
function acceptedOf(written: string) {
  const share = /\s*(?<!\\)\((\d{1,3}(?:[.,]\d+)?)\s*%\)$/.exec(written);
  const words = shownShare(written.slice(0, share?.index ?? written.length).trim());
  const isPattern = /(?<!\\)\*/.test(words);
  const part = share ? Math.min(100, Number((share[1] ?? '').replace(',', '.'))) / 100 : null;
  return {
    text: isPattern ? words : words.replaceAll('\\*', '*'),
    ...(part === null ? {} : { share: part }),
    ...(isPattern ? { match: 'wildcard' as const } : {}),
  };
}

function pairsOf({ options }: QuestionRow) {
  const halves = options.map((option) => {
    const [source = '', ...target] = splitAt(option, '=>');
    return { source: richTextOfCell(source), target: richTextOfCell(target.join('=>')) };
  });
  const unique = [...new Map(halves.map(({ target }) => [JSON.stringify(target), target])).values()];
  const all = opaqueParts([...halves.map(({ source }) => source), ...unique]);
  const targets = all.slice(halves.length).filter(({ content }) => content.length > 0);
  const idOfTarget = (content: RichText) =>
    targets.find((target) => JSON.stringify(target.content) === JSON.stringify(content))?.id;
  const sources = all.slice(0, halves.length).filter(({ content }) => content.length > 0);
  const key: Record<string, string[]> = {};
  halves.forEach(({ source, target }, at) => {
    const [from, to] = [all[at]?.id, idOfTarget(target)];
    if (source.length > 0 && from !== undefined && to !== undefined) key[from] = [to];
  });
  return {
    sources: sources.length > 0 ? sources : [{ id: 'a', content: [] }],
    targets: targets.length > 0 ? targets : [{ id: 'b', content: [] }],
    key,
  };
}

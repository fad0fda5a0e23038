import type { RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { ExportQuestion } from '../exports/exporter.ts';
import { cellOfRichText } from './cell-text.ts';
import { escapeSign, hiddenShare } from './list-text.ts';
import { MOST_OPTIONS, type QuestionRow } from './row.ts';
import { SCORING, SHEET_KINDS, type SheetKind } from './words.ts';

/** Its row and what the row could not hold; null where the sheet has no form for its kind. */
export function rowOf(
  { definition, level, topic }: ExportQuestion,
  number: number,
): { row: QuestionRow; lost: string[] } | null {
  if (!(definition.kind in SHEET_KINDS)) return null;
  const lost = new Set<string>();
  const cell = (content: RichText | undefined) => cellOfRichText(content ?? [], lost);
  const own = partsOf(definition, cell, lost);
  if (own === null || own.options.length > MOST_OPTIONS) return null;
  if (definition.stimulus) lost.add('stimulus');
  return {
    row: {
      ...{ number: String(number), tolerance: '', unit: '', scoring: '', key: '' },
      kind: SHEET_KINDS[definition.kind as SheetKind],
      text: cell(definition.stem),
      level: level ?? '',
      topic: topic ?? '',
      solution: cell(definition.solution),
      ...own,
    },
    lost: [...lost],
  };
}

type Own = Partial<QuestionRow> & Pick<QuestionRow, 'options'>;
type Cell = (content: RichText | undefined) => string;

function partsOf(definition: Definition, cell: Cell, lost: Set<string>): Own | null {
  switch (definition.kind) {
    case 'choice':
      return {
        options: optionCells(definition.options, cell),
        key: lettersOf(definition.options, [definition.key ?? '']),
      };
    case 'multipleChoice': {
      const { options, key, scoring, minChoices, maxChoices } = definition;
      if (minChoices !== undefined || maxChoices !== undefined) lost.add('minChoices, maxChoices');
      if ('penalty' in scoring && scoring.penalty) lost.add('penalty');
      if (scoring.rule === 'weights') lost.add('weights');
      const rule = scoring.rule === 'weights' ? '' : SCORING[scoring.rule];
      return { options: optionCells(options, cell), key: lettersOf(options, key), scoring: rule };
    }
    case 'trueFalseGroup': {
      const said = definition.statements.map(({ key }) => (key === null ? '?' : key ? 'Đ' : 'S'));
      return { options: definition.statements.map(({ content }) => cell(content)), key: said.join('') };
    }
    case 'shortAnswer':
      return shortAnswer(definition);
    case 'shortText': {
      const { accepted, ignoreCase, ignoreMarks, maxLength } = definition;
      if (maxLength !== undefined) lost.add('maxLength');
      const key = accepted.map(({ text, share, match }) => {
        const words = hiddenShare(escapeSign(match === 'wildcard' ? text : text.replaceAll('*', '\\*'), ';'));
        return share === undefined
          ? words
          : `${words} (${String(Number((share * 100).toFixed(4))).replace('.', ',')}%)`;
      });
      const rules = [ignoreCase === false ? SCORING.caseSensitive : '', ignoreMarks ? SCORING.ignoreMarks : ''];
      return { options: [], key: key.join('; '), scoring: rules.filter(Boolean).join('; ') };
    }
    case 'matching':
      return matching(definition, cell, lost);
    case 'ordering': {
      const { items, key, scoring } = definition;
      const inOrder = key.flatMap((id) => items.filter((item) => item.id === id));
      if (inOrder.length !== items.length) return null;
      if (scoring?.penalty) lost.add('penalty');
      return {
        options: inOrder.map(({ content }) => optionCell(cell(content))),
        scoring: scoring ? SCORING[scoring.rule] : '',
      };
    }
    case 'essay':
      if (definition.rubric.length > 0) lost.add('rubric');
      if (definition.minWords !== undefined || definition.maxWords !== undefined) lost.add('minWords, maxWords');
      if (definition.files !== undefined) lost.add('files');
      return { options: [] };
    default:
      return null;
  }
}

/** A pinned option has "#" before it, as in the mixers' Word files. */
function optionCells(options: readonly { content: RichText; pinned?: boolean | undefined }[], cell: Cell): string[] {
  return options.map(({ content, pinned }) => `${pinned ? '#' : ''}${optionCell(cell(content))}`);
}

const optionCell = (text: string) => text.replace(/^(\\*)#/, '$1\\#');

function lettersOf(options: readonly { id: string }[], ids: readonly string[]): string {
  return options.flatMap(({ id }, at) => (ids.includes(id) ? [letterOf(at)] : [])).join(', ');
}

const letterOf = (at: number) => String.fromCharCode(65 + at);

function shortAnswer({ accepted, tolerance, entry, unit }: Extract<Definition, { kind: 'shortAnswer' }>): Own {
  return {
    options: [],
    key: accepted.join('; '),
    tolerance: tolerance === undefined ? '' : String(tolerance).replace('.', ','),
    scoring: entry === 'free' ? SCORING.free : '',
    unit: unit
      ? `${unit.required ? 'bắt buộc: ' : ''}${[unit.text, ...unit.accepted].map((each) => escapeSign(each, ';')).join('; ')}`
      : '',
  };
}

/** "Việt Nam => Hà Nội" in each cell; "=> Vinh" misleads. */
function matching(definition: Extract<Definition, { kind: 'matching' }>, cell: Cell, lost: Set<string>): Own | null {
  const { sources, targets, key, scoring } = definition;
  const isSimple = sources.every(({ id }) => (key[id]?.length ?? 0) <= 1);
  if (!isSimple || scoring?.rule === 'weights') return null;
  if (scoring?.penalty) lost.add('penalty');
  if (definition.perSource !== undefined || definition.perTarget !== undefined) lost.add('perSource, perTarget');
  const words = (content: RichText | undefined) => escapeSign(cell(content), '=>');
  const used = new Set<string>();
  const pairs = sources.map(({ id, content }) => {
    const [target] = key[id] ?? [];
    if (target !== undefined) used.add(target);
    return `${words(content)} => ${words(targets.find((each) => each.id === target)?.content)}`;
  });
  const misleading = targets.filter(({ id }) => !used.has(id)).map(({ content }) => `=> ${words(content)}`);
  return { options: [...pairs, ...misleading], scoring: scoring ? SCORING[scoring.rule] : '' };
}

import type { RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { fitsBox, normaliseNumber } from 'shared/questions/short-answer/number-box.ts';

interface Choice {
  readonly letter: string;
  readonly point: '.' | ')';
  readonly content: RichText;
  readonly isKey: boolean;
  readonly pin: boolean;
}

const HEADINGS = {
  choice: { part: 1, words: 'PHẦN I. Câu trắc nghiệm nhiều phương án lựa chọn.' },
  trueFalseGroup: { part: 2, words: 'PHẦN II. Câu trắc nghiệm đúng sai.' },
  shortAnswer: { part: 3, words: 'PHẦN III. Câu trắc nghiệm trả lời ngắn.' },
  essay: { part: 4, words: 'PHẦN IV. Tự luận.' },
} as const;

/** The part of a Word paper that a question has its form in; null where it has none, or more options than letters. */
export function headingOf(definition: Definition): { part: number; words: string } | null {
  if (definition.kind === 'choice' && (definition.options.length < 2 || definition.options.length > 8)) return null;
  return Object.entries(HEADINGS).find(([kind]) => kind === definition.kind)?.[1] ?? null;
}

/** What stands under a stem: lettered choices, and the key where letters do not carry it. */
export function answersOf(definition: Definition): { choices: Choice[]; keyLine: string | null } {
  if (definition.kind === 'choice')
    return {
      choices: definition.options.map(({ id, content, pinned }, at) => ({
        ...{ letter: String.fromCharCode(65 + at), point: '.' as const, content },
        ...{ isKey: id === definition.key, pin: pinned ?? false },
      })),
      keyLine: null,
    };
  if (definition.kind === 'trueFalseGroup') {
    const { statements } = definition;
    const isKnown = statements.every(({ key }) => key !== null);
    return {
      choices: statements.map(({ content }, at) => ({
        ...{ letter: String.fromCharCode(97 + at), point: ')' as const, content, isKey: false, pin: false },
      })),
      keyLine: isKnown ? statements.map(({ key }) => (key ? 'Đ' : 'S')).join(' ') : null,
    };
  }
  const accepted = definition.kind === 'shortAnswer' ? (definition.accepted[0] ?? null) : null;
  return { choices: [], keyLine: accepted };
}

/** Fields of a definition that a Word paper has no place for. */
export function lostFields(definition: Definition): string[] {
  const lost: string[] = [];
  if (definition.kind === 'trueFalseGroup' && definition.statements.some(({ key }) => key === null)) lost.push('noKey');
  const choices = answersOf(definition).choices;
  if (choices.some(({ content }) => content.some(({ type }) => type === 'table'))) lost.push('optionTable');
  if (definition.kind === 'essay') {
    if (definition.rubric.length > 0) lost.push('rubric');
    if (definition.minWords || definition.maxWords) lost.push('minWords, maxWords');
    if (definition.files) lost.push('files');
  }
  if (definition.kind !== 'shortAnswer') return lost;
  if (definition.accepted.length > 1) lost.push('accepted');
  if (definition.tolerance) lost.push('tolerance');
  if (definition.unit) lost.push('unit');
  if (definition.accepted.some((answer) => !fitsBox(normaliseNumber(answer)))) lost.push('entry');
  return lost;
}

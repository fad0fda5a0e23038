import { ChoiceDefinition } from 'shared/questions/choice/choice.ts';
import { isBlank, plainText } from 'shared/questions/content.ts';
import { contentProblems, type DraftDefinition, type ImportProblem, type Level } from 'shared/questions/draft.ts';
import { EssayDefinition } from 'shared/questions/essay/essay.ts';
import { ShortAnswerDefinition } from 'shared/questions/short-answer/short-answer.ts';
import { TrueFalseGroupDefinition } from 'shared/questions/true-false-group/true-false-group.ts';
import type { Body, Choice } from './body.ts';
import type { Part } from './conventions.ts';
import { choiceKeysOf, type Habits, shortKeyOf, statementKeysOf } from './decide-keys.ts';
import { paragraphsOf, plain, type WordBlock } from './ooxml/content.ts';
import type { RawQuestion } from './outline.ts';
import { stimulusOf } from './passage.ts';
import { richText, unmarkedText } from './rich-text.ts';

/** A question as its kind defines it, with the key as written and what is wrong with it. */
export interface Defined {
  readonly definition: DraftDefinition;
  readonly key: string | null;
  readonly options: number;
  readonly pinned: readonly string[];
  readonly statementLevels: readonly (Level | null)[];
  readonly problems: readonly ImportProblem[];
  /** Blocks by place, for counting. */
  readonly stem: readonly WordBlock[];
  readonly choices: readonly WordBlock[];
}

export interface FileHabits extends Habits {
  /** How many options most questions have. */
  readonly options: number;
}

/** The question as it stands in the file: its number, and what stands before it. */
type Asked = Pick<RawQuestion, 'n' | 'context'>;

/** Longest key that a short answer takes. */
const LONGEST_KEY = 40;

export function define(part: Part, { n, context }: Asked, body: Body, habits: FileHabits): Defined {
  const { instruction, passage } = context;
  const around = {
    ...(passage ? { stimulus: stimulusOf(passage) } : {}),
    ...(body.solution.length > 0 ? { solution: richText(body.solution) } : {}),
  };
  // The question about a numbered blank of a text is often nothing but the number.
  const stemOf = (blocks: readonly WordBlock[]) => {
    const stem = richText([...instruction, ...blocks]);
    return passage && isBlank(stem) ? plainText(`(${n})`) : stem;
  };
  if (part === 1) return defineChoice(stemOf(body.stem), around, body, habits);
  if (part === 2) return defineGroup(stemOf(body.stem), around, body, habits);
  if (part === 3) return defineShort(stemOf, around, body);
  const definition = EssayDefinition.parse({ kind: 'essay', stem: stemOf(body.asked), rubric: [], ...around });
  return { ...whole(body.asked), definition, key: null, problems: contentProblems(definition) };
}

type Around = Pick<DraftDefinition, 'stimulus' | 'solution'>;

function defineChoice(stem: DraftDefinition['stem'], around: Around, body: Body, habits: FileHabits): Defined {
  const letters = body.options.length >= 2 ? choiceKeysOf(body.options, body.keys, habits) : [];
  const known = letters.filter((letter) => body.options.some((option) => option.label.letter === letter));
  const key = known.length === 1 ? (known[0] ?? null) : null;
  const isPinned = pinnedBy(body.options, known);
  const options = body.options.map((option) => ({
    id: option.label.letter.toLowerCase(),
    content: unmarkedText(option.blocks),
    ...(isPinned(option) ? { pinned: true } : {}),
  }));
  const definition = ChoiceDefinition.parse({
    kind: 'choice',
    stem,
    options: options.length > 0 ? options : [{ id: 'a', content: [] }],
    key: key?.toLowerCase() ?? null,
    ...around,
  });
  const problems = contentProblems(definition).filter(
    ({ what }) => what !== 'missingOption' || options.length < habits.options,
  );
  return {
    definition,
    key,
    options: options.length,
    pinned: body.options.filter(isPinned).map((option) => option.label.letter),
    statementLevels: [],
    problems: known.length > 1 ? problems.map((one) => (one.what === 'noKey' ? { what: 'twoKeys' } : one)) : problems,
    stem: body.stem,
    choices: body.options.flatMap((option) => option.blocks),
  };
}

/** "#D." or, as YoungMix has it, the one letter in italics. */
function pinnedBy(options: readonly Choice[], keys: readonly string[]): (option: Choice) => boolean {
  const slanted = options.filter((option) => option.label.format.italic);
  const isPart = slanted.length > 0 && slanted.length < options.length;
  // Italics on the key alone are part of how the key is marked.
  const isSign = isPart && slanted.some((option) => !keys.includes(option.label.letter));
  return (option) => option.label.pin || (isSign && slanted.includes(option));
}

function defineGroup(stem: DraftDefinition['stem'], around: Around, body: Body, habits: Habits): Defined {
  const choices = body.statements.length > 0 ? body.statements : body.options;
  const { isSaid, isTrue } = statementKeysOf(choices, body.keys, habits);
  const statements = choices.map((choice) => {
    const id = choice.label.letter.toLowerCase();
    const key = isTrue.get(id) ?? isTrue.get(choice.label.letter) ?? null;
    return { id, content: unmarkedText(choice.blocks), key };
  });
  const definition = TrueFalseGroupDefinition.parse({
    kind: 'trueFalseGroup',
    stem,
    statements: statements.length > 0 ? statements : [{ id: 'a', content: [], key: null }],
    ...around,
  });
  const isKnown = statements.length > 0 && statements.every((statement) => statement.key !== null);
  const levels = choices.map((choice) => choice.level);
  return {
    definition,
    key: isKnown ? statements.map((statement) => (statement.key ? 'Đ' : 'S')).join('') : null,
    options: statements.length,
    pinned: [],
    statementLevels: levels.some((level) => level !== null) ? levels : [],
    // Said in so many words that all are false, there is nothing to warn of.
    problems: contentProblems(definition).filter(({ what }) => what !== 'noTrueStatement' || !isSaid),
    stem: body.stem,
    choices: choices.flatMap((choice) => choice.blocks),
  };
}

function defineShort(
  stemOf: (blocks: readonly WordBlock[]) => DraftDefinition['stem'],
  around: Around,
  body: Body,
): Defined {
  const [only] = body.options.length === 1 ? body.options : [];
  const written = only ? plain(only.blocks.flatMap(paragraphsOf).flatMap((paragraph) => paragraph.pieces)) : null;
  const key = shortKeyOf(body.keys, written);
  const asked = only ? body.stem : body.asked;
  const accepted = key !== null && key.length <= LONGEST_KEY ? [key] : [];
  const definition = ShortAnswerDefinition.parse({ kind: 'shortAnswer', stem: stemOf(asked), accepted, ...around });
  const problems = contentProblems(definition);
  const isTooLong = key !== null && accepted.length === 0;
  return {
    ...whole(asked),
    definition,
    key,
    problems: isTooLong ? problems.map((one) => (one.what === 'noKey' ? { what: 'badKeyFormat' } : one)) : problems,
  };
}

function whole(stem: readonly WordBlock[]) {
  return { options: 0, pinned: [], statementLevels: [], stem, choices: [] };
}

import type { RichText } from 'shared/questions/content.ts';
import { plainText } from 'shared/questions/content.ts';
import type { DraftDefinition, ImportProblem } from 'shared/questions/draft.ts';
import { opaqueParts } from 'shared/questions/part-id.ts';
import { describeQuestion } from '../formats/describe-question.ts';
import type { FileQuestion } from '../formats/imported.ts';
import { levelNamed } from '../word/conventions.ts';
import type { TexContext } from './context.ts';
import { readId6 } from './id6.ts';
import type { TexChoice, TexQuestion } from './questions-of.ts';
import { richTextOfTex } from './rich-text.ts';

const LETTERS = 'abcdefghijkl';
const MOST_LOSSES = 20;

/** A question of an ex_test file as one of ours: `\choice`, `\choiceTF`, `\shortans`, or an essay where it has none of them. */
export function defineTex(
  question: TexQuestion,
  n: number,
  around: { readonly section: string | null; readonly context: TexContext | null; readonly lost: readonly string[] },
): FileQuestion {
  const lost = new Set<string>([...around.lost, ...question.broken, ...withoutPlace(question)]);
  const content = (source: string): RichText => {
    const read = richTextOfTex(source);
    for (const each of read.lost) lost.add(each);
    return read.content;
  };
  const solution = content(question.solution);
  const stimulus = around.context?.stimulus;
  const common = {
    stem: [...(around.context?.instruction ?? []), ...content(question.stem)],
    ...(stimulus ? { stimulus } : {}),
    ...(solution.length > 0 ? { solution } : {}),
  };
  const made = definitionOf(question, common, content);
  const codes = question.marks.flatMap((mark) => readId6(mark) ?? []);
  const levels = [...codes.map(({ level }) => level), ...question.marks.map(levelNamed)];
  const described = describeQuestion(n, made.definition, {
    ...(made.key === undefined ? {} : { key: made.key }),
    level: levels.find((level) => level !== null) ?? null,
    topic: codes[0]?.place ?? null,
    section: around.section,
    notes: question.marks.map((words) => ({ name: codes.some(({ code }) => code === words) ? 'id6' : 'mark', words })),
    source: sourceOf(question),
    problems: [
      ...(made.problems ?? []),
      ...[...lost]
        .slice(0, MOST_LOSSES)
        .map((detail): ImportProblem => ({ what: 'contentLost', detail: detail.slice(0, 300).toWellFormed() })),
    ],
  });
  // Two keys are not none.
  const hasTwo = described.problems.some(({ what }) => what === 'twoKeys');
  return { ...described, problems: described.problems.filter(({ what }) => !hasTwo || what !== 'noKey') };
}

const MOST_STATEMENTS = 8;

/** Answers that the question's kind cannot hold, as they are written: too many, or of another kind than the first. */
function withoutPlace({ statements, choices, short }: TexQuestion): string[] {
  const written = (command: string, all: readonly TexChoice[]) =>
    all.map(({ source, isTrue }) => `${command} {${isTrue ? '\\True ' : ''}${source}}`);
  const isGroup = statements.length > 0;
  const isShort = !isGroup && choices.length === 0;
  const hasPlace = short === null || (isShort && shortKey(short).text.length <= shortKey(short).longest);
  return [
    ...written('\\choiceTF', statements.slice(MOST_STATEMENTS)),
    ...written('\\choice', isGroup ? choices : choices.slice(LETTERS.length)),
    ...(hasPlace ? [] : [`\\shortans{${short}}`]),
  ];
}

type Common = Pick<DraftDefinition, 'stem' | 'stimulus' | 'solution'>;

interface Made {
  readonly definition: DraftDefinition;
  /** Where the file says another key than the definition: none, two, or what is no number. */
  readonly key?: string | null;
  readonly problems?: readonly ImportProblem[];
}

function definitionOf(
  { choices, statements, short }: TexQuestion,
  common: Common,
  content: (source: string) => RichText,
): Made {
  if (statements.length > 0) {
    const shown = statements.slice(0, MOST_STATEMENTS);
    return {
      definition: {
        kind: 'trueFalseGroup',
        ...common,
        statements: shown.map(({ source, isTrue }, at) => ({ id: idOf(at), content: content(source), key: isTrue })),
      },
    };
  }
  if (choices.length > 0) return choiceOf(choices, common, content);
  if (short !== null) return shortOf(short, common);
  return { definition: { kind: 'essay', ...common, rubric: [] } };
}

const idOf = (at: number) => LETTERS.charAt(at);

function choiceOf(choices: readonly TexChoice[], common: Common, content: (source: string) => RichText): Made {
  const options = opaqueParts(choices.slice(0, LETTERS.length).map(({ source }) => content(source)));
  const marked = choices.flatMap(({ isTrue }, at) => (isTrue ? [options[at]?.id ?? null] : []));
  const [only = null] = marked.length === 1 ? marked : [];
  const definition = { kind: 'choice' as const, ...common, options, key: only };
  return marked.length > 1 ? { definition, key: null, problems: [{ what: 'twoKeys' }] } : { definition };
}

/** "$-1{,}5$" is the number -1,5; words make it a question of words. `longest`: the signs that its kind can hold. */
function shortKey(short: string): { kind: 'shortAnswer' | 'shortText'; text: string; longest: number } {
  const bare = short
    .replace(/\$|\\[()]|\\(?:True|,|;|!)|[{}~]/g, '')
    .replace(/\\(?:text|mathrm)\b/g, '')
    .replaceAll('−', '-')
    .replace(/^['‘’"]|['‘’"]$/g, '')
    .trim();
  const number = bare.replace(/\s/g, '').replace('.', ',');
  if (/^-?\d+(,\d+)?$/.test(number)) return { kind: 'shortAnswer', text: number, longest: 40 };
  const isWords = /\p{L}{2,}/u.test(bare.replace(/\\[a-zA-Z]+/g, ''));
  return isWords ? { kind: 'shortText', text: bare, longest: 500 } : { kind: 'shortAnswer', text: bare, longest: 40 };
}

function shortOf(short: string, common: Common): Made {
  const { kind, text, longest } = shortKey(short);
  // What is no number the kind itself names; nothing at all is a missing key, and half a key would be another one.
  const accepted = text === '' || text.length > longest ? [] : [text];
  if (kind === 'shortAnswer') return { definition: { kind, ...common, accepted } };
  return { definition: { kind, ...common, accepted: accepted.map((each) => ({ text: each })) } };
}

/** As it stood in the file, for the eye of its author. */
function sourceOf({ stem, choices, statements, short }: TexQuestion): RichText {
  const lines = [
    stem,
    ...[...choices, ...statements].map(({ source, isTrue }) => `{${isTrue ? '\\True ' : ''}${source}}`),
    ...(short === null ? [] : [`\\shortans{${short}}`]),
  ];
  return lines.flatMap((line) => plainText(line.replace(/\s+/g, ' ').slice(0, 20_000).toWellFormed()));
}

import { GAP, type Inline, inlinesOf, type RichText } from 'shared/questions/content.ts';
import { contentProblems, type DraftDefinition } from 'shared/questions/draft.ts';
import { kindOf, partOf, textsOf } from 'shared/questions/registry.ts';
import type { FileQuestion } from './imported.ts';

const TITLE_LENGTH = 40;
const MOST_BLOCKS = 500;

/**
 * A question as its format read it, with everything that follows from its definition: part, title, key, counts and what
 * its kind finds wrong. What a format knows better stands in `known` and wins; its problems come after the kind's own.
 */
export function describeQuestion(
  n: number,
  definition: DraftDefinition,
  known: Partial<Omit<FileQuestion, 'n' | 'definition'>> = {},
): FileQuestion {
  const { solution, ...asked } = definition;
  const texts = textsOf(definition);
  // Where the stem says nothing the question begins with its text or its statement.
  const stem = texts.find((text) => titleOf(text) !== '') ?? texts[0] ?? [];
  const all = textsOf(asked as DraftDefinition).flatMap(inlinesOf);
  return {
    n,
    definition,
    part: partOf(definition),
    key: kindOf(definition.kind).keyText(definition) || null,
    title: titleOf(stem),
    options: optionsOf(definition),
    ...{ level: null, topic: null, section: null, branch: null, group: null, stimulus: null, points: null },
    ...{ pinned: [], statementLevels: [], notes: [] },
    hasSolution: (solution?.length ?? 0) > 0,
    counts: {
      formulas: all.filter((inline) => inline.type === 'math').length,
      oleFormulas: 0,
      images: inlinesOf(stem).filter((inline) => inline.type === 'image').length,
      tables: stem.filter((block) => block.type === 'table').length,
    },
    // The whole of it, as its format gave it: what a teacher compares with what was made of it.
    source: textsOf(asked as DraftDefinition)
      .flat()
      .slice(0, MOST_BLOCKS),
    ...known,
    problems: [...contentProblems(definition), ...(known.problems ?? [])],
  };
}

/** Options or statements; other kinds have neither. */
function optionsOf(definition: DraftDefinition): number {
  if ('options' in definition) return definition.options.length;
  return 'statements' in definition ? definition.statements.length : 0;
}

/** The first words of a stem: formulas as □, no pictures, blanks collapsed. */
function titleOf(stem: RichText): string {
  for (const block of stem) {
    if (block.type !== 'paragraph') continue;
    const words = block.content.map(wordsOfInline).join('').replace(/\s+/g, ' ').trim();
    if (words !== '') return [...words].slice(0, TITLE_LENGTH).join('').trim();
  }
  return '';
}

function wordsOfInline(inline: Inline): string {
  if (inline.type === 'text' || inline.type === 'hot') return inline.text;
  if (inline.type === 'gap') return GAP;
  return inline.type === 'math' ? '□' : inline.type === 'break' ? ' ' : '';
}

import { z } from 'zod';
import { gapsOf, isBlank, RichText, wordsOf } from '../content.ts';
import { definitionBase, isWholeShare, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { labelledIn } from '../lines.ts';
import { inHiddenOrder, Option, optionProblems, ShownOption, shown, slotsOf } from '../options.ts';
import { ofPart, PartId, repeatsId } from '../part-id.ts';
import { numberValue } from '../short-answer/number-box.ts';
import { capital } from '../tally.ts';
import {
  AcceptedText,
  acceptedAnew,
  acceptedLine,
  alternativesIn,
  firstAccepted,
  foldText,
  matchText,
  sayAlternatives,
  tallied,
} from '../text-match.ts';

const MOST_GAPS = 60;
const LONGEST = 200;
/** Of the box, in characters; the same for all where absent, because a box as long as its answer tells of it. */
const Width = z.number().int().min(2).max(60);

const TextGap = z.object({
  id: PartId,
  mode: z.literal('text'),
  accepted: z.array(AcceptedText).max(30),
  ignoreCase: z.boolean().optional(),
  ignoreMarks: z.boolean().optional(),
  width: Width.optional(),
});
const NumberGap = z.object({
  id: PartId,
  mode: z.literal('number'),
  /** Numbers as written ("-1,5"). */
  accepted: z.array(z.string().min(1).max(40)).max(20),
  /** Largest absolute difference still right. */
  tolerance: z.number().nonnegative().optional(),
  width: Width.optional(),
});
const DropDownGap = z.object({
  id: PartId,
  mode: z.literal('dropDown'),
  options: z.array(Option).min(1).max(20),
  key: PartId.nullable(),
});
const Gap = z.discriminatedUnion('mode', [TextGap, NumberGap, DropDownGap]);
export type Gap = z.infer<typeof Gap>;

const ShownGap = z.discriminatedUnion('mode', [
  z.object({ id: PartId, mode: z.literal('text'), width: Width }),
  z.object({ id: PartId, mode: z.literal('number'), width: Width }),
  z.object({ id: PartId, mode: z.literal('dropDown'), options: z.array(ShownOption) }),
]);
export type ShownGap = z.infer<typeof ShownGap>;

export const ClozeDefinition = z.object({
  kind: z.literal('cloze'),
  ...definitionBase,
  /** The text with its gaps. */
  text: RichText,
  gaps: z.array(Gap).max(MOST_GAPS),
  /** What a gap is worth beside the others; 1 where it is not named. */
  weights: z.record(PartId, z.number().positive().max(1_000)).optional(),
});
export const ClozeView = z.object({
  kind: z.literal('cloze'),
  ...viewBase,
  text: RichText,
  gaps: z.array(ShownGap),
});
/** What stands in each gap: a text, or the id of an option. */
export const ClozeResponse = z
  .record(PartId, z.string().max(LONGEST))
  .refine((gaps) => Object.keys(gaps).length <= MOST_GAPS, 'too many gaps');

export type ClozeDefinition = z.infer<typeof ClozeDefinition>;
export type ClozeView = z.infer<typeof ClozeView>;
export type ClozeResponse = z.infer<typeof ClozeResponse>;

const WIDTH = 12;
const optionName = (gap: string, option: string) => `${gap}.${option}`;

/** A text with gaps to be typed into or chosen for; with choices only it is what others call inline choice. */
export const cloze: QuestionKind<ClozeDefinition, ClozeView, ClozeResponse> = {
  kind: 'cloze',
  definition: ClozeDefinition,
  view: ClozeView,
  response: ClozeResponse,

  toView: ({ stem, text, gaps }, order) => ({
    kind: 'cloze',
    stem,
    text,
    gaps: inReadingOrder(text, gaps).map((gap) => toShown(gap, order)),
  }),
  shuffleable: ({ gaps }) =>
    gaps.flatMap((gap) =>
      gap.mode === 'dropDown'
        ? slotsOf(gap.options).map(({ id, pinned }) => ({ id: optionName(gap.id, id), pinned, group: gap.id }))
        : [],
    ),
  marking: () => 'key',
  score({ gaps, weights = {} }, response) {
    if (response === null || gaps.length === 0) return 0;
    const worth = ({ id }: Gap) => ofPart(weights, id) ?? 1;
    const earned = gaps.reduce((sum, gap) => sum + worth(gap) * scoreGap(gap, ofPart(response, gap.id) ?? ''), 0);
    return earned / gaps.reduce((sum, gap) => sum + worth(gap), 0);
  },
  texts: ({ stem, text, gaps, solution }) => [
    stem,
    text,
    ...gaps.flatMap((gap) => (gap.mode === 'dropDown' ? gap.options.map(({ content }) => content) : [])),
    ...(solution ? [solution] : []),
  ],
  problems,
  keyText: ({ text, gaps }) => sayGaps(inReadingOrder(text, gaps), gapLine),
  responseText: ({ text, gaps }, response) =>
    sayGaps(inReadingOrder(text, gaps), (gap) => {
      const said = ofPart(response, gap.id) ?? '';
      return optionIn(gap, said)?.words ?? said;
    }),
  correctResponse({ gaps }) {
    const right = gaps.map((gap) => [gap.id, rightOf(gap)] as const);
    if (right.length === 0 || right.some(([, said]) => said === null)) return null;
    return Object.fromEntries(right.map(([id, said]) => [id, said ?? '']));
  },
  withKey(definition, text, sealed = definition) {
    const inOrder = inReadingOrder(definition.text, definition.gaps);
    const said = labelledIn(text, /\((\d{1,2})\)/, (number) => Number(number) - 1, inOrder.length);
    if (said === null) return null;
    const anew = new Map<string, Gap | null>();
    for (const [at, gap] of inOrder.entries()) {
      const key = said.get(at);
      const before = sealed.gaps.find(({ id }) => id === gap.id);
      anew.set(gap.id, key === undefined ? gap : withGapKey(gap, key, before));
    }
    if ([...anew.values()].includes(null)) return null;
    return { ...definition, gaps: definition.gaps.map((gap) => anew.get(gap.id) ?? gap) };
  },
  tallies: ({ text, gaps }) =>
    inReadingOrder(text, gaps).map((gap, at) => ({
      label: String(at + 1),
      options: gap.mode === 'dropDown' ? gap.options.map(({ id }, place) => ({ id, label: capital(place) })) : null,
      right: rightOf(gap),
      said: (response) => saidIn(gap, ofPart(response, gap.id) ?? ''),
    })),
};

function toShown(gap: Gap, order: readonly string[] | undefined): ShownGap {
  if (gap.mode !== 'dropDown') return { id: gap.id, mode: gap.mode, width: gap.width ?? WIDTH };
  const own = order?.flatMap((name) => (name.startsWith(`${gap.id}.`) ? [name.slice(gap.id.length + 1)] : []));
  return { id: gap.id, mode: gap.mode, options: inHiddenOrder(gap.options, own).map(shown) };
}

function scoreGap(gap: Gap, said: string): number {
  switch (gap.mode) {
    case 'text':
      return matchText(said, gap.accepted, gap);
    case 'number': {
      const given = numberValue(said);
      const isNear = (wanted: number | null) =>
        given !== null && wanted !== null && Math.abs(given - wanted) <= (gap.tolerance ?? 0) + 1e-9;
      return gap.accepted.some((answer) => isNear(numberValue(answer))) ? 1 : 0;
    }
    case 'dropDown':
      return gap.key !== null && said === gap.key ? 1 : 0;
  }
}

/** A response that is wholly right; null while the author has not said. */
function rightOf(gap: Gap): string | null {
  switch (gap.mode) {
    case 'text':
      return firstAccepted(gap.accepted);
    case 'number':
      return gap.accepted[0] ?? null;
    case 'dropDown':
      return gap.options.some(({ id }) => id === gap.key) ? gap.key : null;
  }
}

/** All that is wholly right in a gap, in a line that is read as its key. */
function gapLine(gap: Gap): string {
  if (gap.mode === 'text') return acceptedLine(gap.accepted);
  if (gap.mode === 'number') return sayAlternatives(gap.accepted);
  const words = optionIn(gap, gap.key)?.words ?? '';
  return words === '' || withGapKey(gap, words, undefined) ? words : `"${words}"`;
}

function optionIn(gap: Gap, id: string | null): { readonly words: string } | null {
  const found = gap.mode === 'dropDown' ? gap.options.find((each) => each.id === id) : undefined;
  return found ? { words: wordsOf(found.content) } : null;
}

/**
 * The gap with another key: a text or several ("went | walked"), a number, a choice by its words or its letter. Null where
 * the letter of one choice is the word of another (an, a, the): only the teacher knows which is meant, and says a word in
 * quotation marks.
 */
function withGapKey(gap: Gap, said: string, sealed: Gap | undefined): Gap | null {
  switch (gap.mode) {
    case 'text': {
      const before = sealed?.mode === 'text' ? sealed.accepted : gap.accepted;
      const accepted = acceptedAnew({ accepted: gap.accepted, sealed: before }, said, LONGEST);
      return accepted && { ...gap, accepted };
    }
    case 'number': {
      const accepted = alternativesIn(said);
      return accepted.length > 0 && accepted.every((each) => numberValue(each) !== null) ? { ...gap, accepted } : null;
    }
    case 'dropDown': {
      const quoted = /^["“](.+)["”]$/u.exec(said)?.[1] ?? said;
      const isMeant = ({ content }: Option) => [said, quoted].some((each) => isSame(wordsOf(content), each));
      const [chosen, other] = gap.options.filter((each, at) => isMeant(each) || capital(at) === said.toUpperCase());
      return chosen && !other ? { ...gap, key: chosen.id } : null;
    }
  }
}

const isSame = (words: string, said: string) => foldText(words, {}) === foldText(said, {});

function saidIn(gap: Gap, said: string): string | null {
  if (gap.mode === 'text') return tallied(said, gap.accepted, gap);
  if (said.trim() === '') return null;
  return gap.mode === 'number' && isWholeShare(scoreGap(gap, said)) ? rightOf(gap) : said;
}

/** As the text names them; gaps that it does not name come last. */
function inReadingOrder(text: RichText, gaps: readonly Gap[]): readonly Gap[] {
  const places = gapsOf(text);
  const placeOf = ({ id }: Gap) => (places.includes(id) ? places.indexOf(id) : places.length);
  return [...gaps].sort((a, b) => placeOf(a) - placeOf(b));
}

/** "(1) went; (2) Hà Nội". */
function sayGaps(gaps: readonly Gap[], said: (gap: Gap) => string): string {
  return gaps
    .flatMap((gap, at) => {
      const text = said(gap);
      return text.trim() === '' ? [] : [`(${at + 1}) ${text}`];
    })
    .join('; ');
}

function problems({ stem, text, gaps }: ClozeDefinition): QuestionProblem[] {
  const found = new Set<QuestionProblem>();
  if (isBlank(stem) && isBlank(text)) found.add('emptyStem');
  const places = gapsOf(text);
  const ids = gaps.map(({ id }) => id);
  const isOnce = new Set(places).size === places.length && new Set(ids).size === ids.length;
  if (ids.length === 0 || !isOnce || places.length !== ids.length || !ids.every((id) => places.includes(id)))
    found.add('gapMismatch');
  if (repeatsId(gaps)) found.add('duplicateOption');
  for (const gap of gaps) {
    if (gap.mode === 'dropDown') for (const problem of optionProblems(gap.options)) found.add(problem);
    if (gap.mode === 'number' && gap.accepted.some((answer) => numberValue(answer) === null)) found.add('badKeyFormat');
  }
  if (gaps.length === 0 || gaps.some((gap) => rightOf(gap) === null)) found.add('noKey');
  return [...found];
}

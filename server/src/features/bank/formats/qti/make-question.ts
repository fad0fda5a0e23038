import { isBlank, type RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import type { Stimulus } from 'shared/questions/stimulus.ts';
import type { ItemContent, QtiNode } from './content.ts';
import { type Fit, fit } from './fit.ts';
import { type Hint, hinted, type WholePart } from './interaction.ts';
import type { Given, OwnScoring } from './own-scoring.ts';
import { answersOf, type Shares, sharesOf } from './own-shares.ts';
import type { Piece } from './read-body.ts';

/** A question of the item's page with its interaction read. */
export interface Found {
  readonly piece: Piece;
  readonly part: WholePart;
}

/** What the item tells besides its questions. */
export interface Rubrics {
  /** For whoever marks. */
  readonly scorer: RichText;
  /** For whoever answers: instructions. */
  readonly candidate: RichText;
  /** Our own packages keep the solution apart. */
  readonly solution: RichText;
  /** The same of one part of a question of several. */
  solutionOf(part: string): RichText;
  /** Criteria that our own packages keep for a response. */
  criteriaOf(response: string): readonly Hint[];
}

export interface Making {
  readonly found: readonly Found[];
  readonly after: readonly QtiNode[];
  readonly own: OwnScoring;
  readonly content: ItemContent;
  readonly rubrics: Rubrics;
  readonly correct: Given | null;
  readonly stimulus: Stimulus | undefined;
  /** What our own package says of the whole. */
  readonly hint: Hint | null;
}
/** One question of ours for a whole item. */
export interface Made {
  readonly definition: Definition;
  /** An answer that our question marks otherwise than its author; null where there is none. */
  readonly differs: string | null;
  /** Points for a wholly right answer; null where the item says nothing of points. */
  readonly maximum: number | null;
  /** False where the author's own scoring pays for no answer that was tried. */
  readonly isPaid: boolean;
  respond(given: Given): unknown;
}

/** The question of an item with one interaction, or with the gaps of one text. */
export function makeQuestion(making: Making, { piece, part }: Found): Made | null {
  const { after, own, content, rubrics } = making;
  const stem = [...content.rich(piece.before), ...rubrics.candidate, ...part.prompt, ...content.rich(after)];
  const shares = sharesOf(own, part);
  const fitted = fitPart(part, { stem, ...surroundingsOf(making, part.isForPerson ?? false) }, shares, own);
  if (!fitted) return null;
  const { maximum } = shares;
  return {
    ...fitted,
    isPaid: maximum > 0,
    maximum: part.isForPerson ? own.declaredMaximum : maximum > 0 ? maximum : null,
    respond: (given) => part.respond(given, fitted.definition.kind),
  };
}

/** Solution and stimulus. What the file says to whoever marks is the rubric of an essay, and the solution of the others. */
export function surroundingsOf({ rubrics, stimulus }: Pick<Making, 'rubrics' | 'stimulus'>, isForPerson: boolean) {
  const solution = [...rubrics.solution, ...(isForPerson ? [] : rubrics.scorer)];
  return { ...(isBlank(solution) ? {} : { solution }), ...(stimulus ? { stimulus } : {}) };
}

/** The definition that marks as the author does; what our own package says besides is tried first. */
export function fitPart(
  part: WholePart,
  base: { stem: RichText; solution?: RichText; stimulus?: Stimulus },
  shares: Shares,
  own: OwnScoring,
): Fit<SimpleDefinition> | null {
  const guessed = part.definitions(base, shares.share);
  const all = [...hintedOf(guessed, part.hint), ...guessed];
  const candidates = all.filter((definition) => SimpleDefinition.safeParse(definition).success);
  // What no schema takes is no question of ours: it is refused by name where the whole is looked at.
  if (candidates.length === 0) return guessed[0] ? { definition: guessed[0], differs: null } : null;
  // A package of ours without response processing has no key yet: there is nothing to agree with.
  const isScored = !part.isForPerson && shares.maximum > 0 && !(part.hint && !own.hasRules);
  return fit(
    candidates.map((definition) => ({
      definition,
      answers: isScored ? answersOf(shares, (given) => part.respond(given, definition.kind)) : [],
    })),
  );
}

function hintedOf(guessed: readonly SimpleDefinition[], hint: Hint | null | undefined): SimpleDefinition[] {
  const like = hint && (guessed.find(({ kind }) => kind === hint.kind) ?? guessed[0]);
  if (!like || !hint) return [];
  const said = SimpleDefinition.safeParse(hinted(like, hint));
  return said.success ? [said.data] : [];
}

import type { ImportProblem } from 'shared/questions/draft.ts';
import type { TemplateName } from 'shared/questions/qti/processing/templates.ts';
import { scoreOf } from 'shared/questions/registry.ts';
import type { QuestionFile } from '../format.ts';
import { readQti } from './qti.ts';
import type { PackageItem } from './read-package.ts';

/** What an item scores when its declared right response is given, and when nothing is. */
export interface AssessedItem {
  readonly identifier: string;
  /** Path inside the package; the file's own name for a single item. */
  readonly file: string;
  /** Our kind that it became; null where it became none. */
  readonly kind: string | null;
  readonly interactions: readonly string[];
  /** By the item's own response processing; null where it declares no right response, or is marked by a person. */
  readonly score: number | null;
  /** Points for a wholly right answer; null where the item says nothing of points. */
  readonly maximum: number | null;
  readonly scoreEmpty: number | null;
  /** The same by the question that it became. */
  readonly taken: { readonly score: number | null; readonly scoreEmpty: number | null };
  readonly markedBy: 'key' | 'person';
  /** The published response processing template that the item names, or null. */
  readonly byTemplate: TemplateName | null;
  readonly problems: readonly ImportProblem[];
}

export interface Assessment {
  readonly file: string;
  readonly items: readonly AssessedItem[];
  /** Of the package and its files that are no items. */
  readonly problems: readonly (ImportProblem & { readonly file?: string })[];
}

/** Scores every item of a QTI file on its declared right response and on none, as its author and as our question do. */
export async function assess(file: QuestionFile): Promise<Assessment> {
  const { items, refused } = await readQti(file);
  return {
    file: file.name,
    items: items.map(assessed),
    problems: refused.flatMap((one) => one.problems.map((problem) => ({ file: one.file, ...problem }))),
  };
}

function assessed({
  identifier,
  file,
  definition,
  interactions,
  maximum,
  problems,
  scored,
}: PackageItem): AssessedItem {
  const { own, correct, respond, isForPerson } = scored;
  const isKeyed = correct !== null && !isForPerson;
  const score = isKeyed ? rounded(own.score(correct)) : null;
  const ours = (response: unknown) =>
    definition && maximum !== null && !isForPerson ? rounded(scoreOf(definition, response, {}) * maximum) : null;
  return {
    ...{ identifier, file, interactions, problems },
    maximum: definition ? maximum : own.template !== null && score !== null ? score : maximum,
    kind: definition?.kind ?? null,
    score,
    scoreEmpty: rounded(own.score(new Map())),
    taken: { score: isKeyed ? ours(respond(correct)) : null, scoreEmpty: ours(null) },
    markedBy: isForPerson ? 'person' : 'key',
    byTemplate: own.template,
  };
}

const rounded = (score: number | null) => (score === null ? null : Math.round(score * 1e9) / 1e9);

import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { calledBy, calledIn } from '../names-in-line.ts';
import { PartId, repeatsId } from '../part-id.ts';
import { Picture, textsOfPicture } from '../picture/picture.ts';
import { Shape } from '../picture/shape.ts';
import { SelectionScoring, scoreSelection, selectionFor, selectionTally } from '../selecting.ts';

/** A place that can be chosen; `label` names it for those who cannot see the picture. */
const Spot = z.intersection(z.object({ id: PartId, label: z.string().max(200) }), Shape);

export const HotspotDefinition = z.object({
  kind: z.literal('hotspot'),
  ...definitionBase,
  /** Null while the author has not chosen one. */
  picture: Picture.nullable(),
  spots: z.array(Spot).max(60),
  /** Empty while the author has not said. */
  key: z.array(PartId).max(60),
  /** One where it is absent; any number where 0. */
  maxChoices: z.number().int().min(0).max(60).optional(),
  scoring: SelectionScoring,
});
export const HotspotView = z.object({
  kind: z.literal('hotspot'),
  ...viewBase,
  picture: Picture.nullable(),
  spots: z.array(Spot),
  maxChoices: z.number().int().optional(),
});
/** Ids of the chosen places. */
export const HotspotResponse = z.array(PartId).max(60);

export type HotspotDefinition = z.infer<typeof HotspotDefinition>;
export type HotspotView = z.infer<typeof HotspotView>;
export type HotspotResponse = z.infer<typeof HotspotResponse>;

/** Marked places on a picture, of which one or several are chosen. */
export const hotspot: QuestionKind<HotspotDefinition, HotspotView, HotspotResponse> = {
  kind: 'hotspot',
  definition: HotspotDefinition,
  view: HotspotView,
  response: HotspotResponse,

  toView: ({ stem, picture, spots, maxChoices }) => ({ kind: 'hotspot', stem, picture, spots, maxChoices }),
  shuffleable: () => [],
  marking: () => 'key',
  score(definition, response) {
    const { spots, key, scoring } = definition;
    if (!response || key.length === 0 || response.length > mostChoices(definition)) return 0;
    return scoreSelection(scoring, { ids: spots.map(({ id }) => id), key, chosen: response });
  },
  texts: ({ stem, picture, solution }) => [stem, ...textsOfPicture(picture), ...(solution ? [solution] : [])],
  problems,
  keyText: (definition) => spotNames(definition, definition.key),
  responseText: (definition, response) => spotNames(definition, response ?? []),
  correctResponse: ({ key }) => (key.length === 0 ? null : [...key]),
  /** By the names of the places, or by their numbers on the picture: "tim, gan", "1, 3". */
  withKey(definition, text) {
    const { spots, scoring } = definition;
    const found = calledIn(text, calledOf(spots), /\s*[,;]\s*|\s+/);
    const key = [...new Set(found)].flatMap((at) => spots[at]?.id ?? []);
    if (key.length === 0 || key.length > mostChoices(definition)) return null;
    return { ...definition, key, scoring: selectionFor(scoring, definition.key, key) };
  },
  tallies: (definition) => [
    selectionTally(hotspot.keyText(definition), (said) => hotspot.responseText(definition, said)),
  ],
};

/** How many places a candidate may choose. */
export function mostChoices({ maxChoices, spots }: { maxChoices?: number; spots: readonly unknown[] }): number {
  return maxChoices === 0 ? spots.length : Math.min(maxChoices ?? 1, spots.length);
}

function problems(definition: HotspotDefinition): QuestionProblem[] {
  const { stem, picture, spots, key } = definition;
  const found: QuestionProblem[] = [];
  if (isBlank(stem)) found.push('emptyStem');
  if (!picture) found.push('noPicture');
  if (spots.length < 2) found.push('missingOption');
  // Without its name a place does not exist for whoever cannot see the picture.
  if (spots.some(({ label }) => label.trim() === '')) found.push('emptyOption');
  if (repeatsId(spots)) found.push('duplicateOption');
  if (!key.some((id) => spots.some((spot) => spot.id === id))) found.push('noKey');
  else if (key.length > mostChoices(definition)) found.push('keyOutOfReach');
  return found;
}

/** Places by name; one without a name of its own by its number. */
const calledOf = (spots: HotspotDefinition['spots']) =>
  calledBy(
    spots.map(({ label }) => label),
    (at) => [`(${at + 1})`, String(at + 1)],
  );

/** The chosen places in the order of the picture's list. */
function spotNames({ spots }: HotspotDefinition, ids: readonly string[]): string {
  const { names } = calledOf(spots);
  return spots.flatMap(({ id }, at) => (ids.includes(id) ? [names[at] ?? ''] : [])).join(', ');
}

import { z } from 'zod';
import { isBlank, RichText } from '../content.ts';
import { definitionBase, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { inHiddenOrder } from '../options.ts';
import { ofPart, PartId, repeatsId } from '../part-id.ts';
import { Picture, textsOfPicture } from '../picture/picture.ts';
import { Shape } from '../picture/shape.ts';
import {
  fillPlaces,
  lacksKey,
  mostOf,
  PlacingScoring,
  placingTallies,
  scorePlacing,
  soundPlacing,
} from '../placing.ts';
import { correctedPlaces, sayPlaces } from '../placing-line.ts';

const Spot = z.intersection(z.object({ id: PartId }), Shape);
/** `max`: how many spots may hold it, once where absent, any number where 0. */
const Label = z.object({ id: PartId, content: RichText, max: z.number().int().min(0).max(100).optional() });

export const LabelPictureDefinition = z.object({
  kind: z.literal('labelPicture'),
  ...definitionBase,
  /** Null while the author has not chosen one. */
  picture: Picture.nullable(),
  spots: z.array(Spot).max(60),
  labels: z.array(Label).max(60),
  /** Spot -> labels of which any one is right; an empty list leaves it empty; a spot not named has no key yet. */
  key: z.record(PartId, z.array(PartId).max(60)),
  scoring: PlacingScoring,
});
export const LabelPictureView = z.object({
  kind: z.literal('labelPicture'),
  ...viewBase,
  picture: Picture.nullable(),
  spots: z.array(Spot),
  labels: z.array(Label),
});
/** Spot -> label; a spot that is absent was left empty. */
export const LabelPictureResponse = z.record(PartId, PartId);

export type LabelPictureDefinition = z.infer<typeof LabelPictureDefinition>;
export type LabelPictureView = z.infer<typeof LabelPictureView>;
export type LabelPictureResponse = z.infer<typeof LabelPictureResponse>;

/** Labels put at the marked places of a picture. */
export const labelPicture: QuestionKind<LabelPictureDefinition, LabelPictureView, LabelPictureResponse> = {
  kind: 'labelPicture',
  definition: LabelPictureDefinition,
  view: LabelPictureView,
  response: LabelPictureResponse,

  toView: ({ stem, picture, spots, labels }, order) => ({
    kind: 'labelPicture',
    stem,
    picture,
    spots,
    labels: [...inHiddenOrder(labels, order)],
  }),
  shuffleable: ({ labels }) => labels.map(({ id }) => ({ id, pinned: false })),
  marking: () => 'key',
  score({ key, scoring, spots, labels }, response) {
    if (!response) return 0;
    const ids = spots.map(({ id }) => id);
    return scorePlacing(scoring, ofSpots(key, ids), soundPlacing(response, ids, mostOf(labels)));
  },
  texts: ({ stem, picture, labels, solution }) => [
    stem,
    ...textsOfPicture(picture),
    ...labels.map(({ content }) => content),
    ...(solution ? [solution] : []),
  ],
  problems,
  keyText: ({ spots, labels, key }) => sayPlaces(idsOf(spots), labels, (spot) => ofPart(key, spot) ?? []),
  responseText: ({ spots, labels }, response) =>
    response === null || Object.keys(response).length === 0
      ? ''
      : sayPlaces(idsOf(spots), labels, (spot) => [ofPart(response, spot) ?? '']),
  correctResponse({ key, spots, labels }) {
    const ids = spots.map(({ id }) => id);
    if (lacksKey(key, ids)) return null;
    const most = mostOf(labels);
    return fillPlaces(ofSpots(key, ids), (label) => most.get(label) ?? 0);
  },
  withKey(definition, text) {
    const { spots, labels } = definition;
    const corrected = correctedPlaces({ ...definition, places: idsOf(spots), tokens: labels }, text);
    return corrected && { ...definition, ...corrected };
  },
  tallies: ({ spots, labels, key }) =>
    placingTallies(
      spots.map(({ id }) => id),
      labels,
      key,
    ),
};

function problems(definition: LabelPictureDefinition): QuestionProblem[] {
  const { stem, picture, spots, labels, key } = definition;
  const found: QuestionProblem[] = [];
  if (isBlank(stem)) found.push('emptyStem');
  if (!picture) found.push('noPicture');
  if (labels.length < 2 || spots.length === 0) found.push('missingOption');
  if (labels.some(({ content }) => isBlank(content))) found.push('emptyOption');
  if (repeatsId(spots) || repeatsId(labels)) found.push('duplicateOption');
  const ids = spots.map(({ id }) => id);
  if (lacksKey(key, ids)) found.push('noKey');
  else if (!labelPicture.correctResponse(definition)) found.push('keyOutOfReach');
  return found;
}

const ofSpots = (key: LabelPictureDefinition['key'], spots: readonly string[]) =>
  Object.fromEntries(spots.map((spot) => [spot, ofPart(key, spot) ?? []]));

const idsOf = (spots: readonly { readonly id: string }[]) => spots.map(({ id }) => id);

import { z } from 'zod';
import { isBlank } from '../content.ts';
import { definitionBase, isWholeShare, type QuestionKind, type QuestionProblem, viewBase } from '../kind.ts';
import { Picture, textsOfPicture } from '../picture/picture.ts';
import { contains, movedBy, type Point, pointIn, Shape } from '../picture/shape.ts';

/** A right place with its worth; areas are looked through in order, and a point belongs to the first that holds it. */
const Area = z.intersection(Shape, z.object({ share: z.number().min(-1).max(1) }));

export const PointOnPictureDefinition = z.object({
  kind: z.literal('pointOnPicture'),
  ...definitionBase,
  /** Null while the author has not chosen one. */
  picture: Picture.nullable(),
  areas: z.array(Area).max(60),
  /** How many points a candidate may set. */
  points: z.number().int().min(1).max(50),
});
export const PointOnPictureView = z.object({
  kind: z.literal('pointOnPicture'),
  ...viewBase,
  picture: Picture.nullable(),
  points: z.number().int(),
});
/** Points as "x,y" in whole pixels of the picture. */
export const PointOnPictureResponse = z.array(z.string().regex(/^\d{1,4},\d{1,4}$/)).max(50);

export type PointOnPictureDefinition = z.infer<typeof PointOnPictureDefinition>;
export type PointOnPictureView = z.infer<typeof PointOnPictureView>;
export type PointOnPictureResponse = z.infer<typeof PointOnPictureResponse>;

/** Points set anywhere on a picture. Each area counts once, however many points lie in it. */
export const pointOnPicture: QuestionKind<PointOnPictureDefinition, PointOnPictureView, PointOnPictureResponse> = {
  kind: 'pointOnPicture',
  definition: PointOnPictureDefinition,
  view: PointOnPictureView,
  response: PointOnPictureResponse,

  toView: ({ stem, picture, points }) => ({ kind: 'pointOnPicture', stem, picture, points }),
  shuffleable: () => [],
  marking: () => 'key',
  score(definition, response) {
    const reachable = worthOf(correctAreas(definition));
    if (!response || reachable <= 0) return 0;
    const hit = new Set<Pick<Area, 'share'>>();
    for (const text of response.slice(0, definition.points)) {
      const area = definition.areas.find((one) => contains(one, readPoint(text)));
      if (area) hit.add(area);
    }
    return Math.max(-1, Math.min(1, worthOf([...hit]) / reachable));
  },
  texts: ({ stem, picture, solution }) => [stem, ...textsOfPicture(picture), ...(solution ? [solution] : [])],
  problems,
  keyText: (definition) => pointsText(correctPoints(definition)),
  responseText: (_definition, response) => pointsText((response ?? []).map(readPoint)),
  correctResponse(definition) {
    const points = correctPoints(definition);
    return points.length === 0 ? null : points.map(writePoint);
  },
  /** "(120; 80), (30; 44)": a point of each right place, in the order of the key. A place that does not hold its point moves there. */
  withKey(definition, text) {
    const right = correctAreas(definition);
    const said = pointsIn(text);
    if (said === null || said.length !== right.length) return null;
    const areas = definition.areas.map((area, at) => {
      const { point } = right.find((one) => one.at === at) ?? {};
      const wanted = said[right.findIndex((one) => one.at === at)];
      return point && wanted && !contains(area, wanted) ? movedBy(area, wanted.x - point.x, wanted.y - point.y) : area;
    });
    const isHeld = said.every((point, at) => areas.findIndex((area) => contains(area, point)) === right[at]?.at);
    return isHeld && isOnPicture(said, definition) ? { ...definition, areas } : null;
  },
  tallies(definition) {
    const right = pointOnPicture.keyText(definition) || null;
    return [
      {
        label: '',
        options: null,
        right,
        said: (response) =>
          isWholeShare(pointOnPicture.score(definition, response, {}))
            ? right
            : pointsText(response.map(readPoint)) || null,
      },
    ];
  },
};

type Area = z.infer<typeof Area>;
/** A right place by its number, with a point that belongs to it. */
interface RightArea {
  readonly at: number;
  readonly share: number;
  readonly point: Point;
}

function problems(definition: PointOnPictureDefinition): QuestionProblem[] {
  const found: QuestionProblem[] = [];
  if (isBlank(definition.stem)) found.push('emptyStem');
  if (!definition.picture) found.push('noPicture');
  if (!definition.areas.some(({ share }) => share > 0)) found.push('noKey');
  else if (correctPoints(definition).length === 0) found.push('keyOutOfReach');
  return found;
}

/** The areas that are worth most, as many as points may be set, each with a point that belongs to it. */
function correctAreas({ areas, points, picture }: PointOnPictureDefinition): RightArea[] {
  return areas
    .flatMap((area, at) => {
      const isOwn = (point: Point) =>
        point.x >= 0 &&
        point.y >= 0 &&
        (!picture || (point.x <= picture.width && point.y <= picture.height)) &&
        !areas.slice(0, at).some((earlier) => contains(earlier, point));
      const point = area.share > 0 ? pointIn(area, isOwn) : null;
      return point ? [{ at, share: area.share, point }] : [];
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, points);
}

const correctPoints = (definition: PointOnPictureDefinition) => correctAreas(definition).map(({ point }) => point);
const worthOf = (areas: readonly { share: number }[]) => areas.reduce((sum, { share }) => sum + share, 0);

export function readPoint(text: string): Point {
  const [x, y] = text.split(',').map(Number);
  return { x: x ?? 0, y: y ?? 0 };
}
export const writePoint = ({ x, y }: Point) => `${Math.round(x)},${Math.round(y)}`;

/** "(120; 80), (30; 44)". */
const pointsText = (points: readonly Point[]) => points.map(({ x, y }) => `(${x}; ${y})`).join(', ');

function pointsIn(text: string): Point[] | null {
  const one = /\(\s*(\d{1,4})\s*[;,]\s*(\d{1,4})\s*\)/g;
  const found = [...text.matchAll(one)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  return found.length > 0 && /^[\s,;]*$/.test(text.replace(one, '')) ? found : null;
}

const isOnPicture = (points: readonly Point[], { picture }: PointOnPictureDefinition) =>
  !picture || points.every(({ x, y }) => x <= picture.width && y <= picture.height);

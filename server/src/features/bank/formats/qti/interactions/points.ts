import { contains } from 'shared/questions/picture/shape.ts';
import { type QtiElement, readNumber } from 'shared/questions/qti/element.ts';
import { container, pointOf, single, type Valued } from 'shared/questions/qti/value.ts';
import { type Part, promptOf, type ReadContext } from '../interaction.ts';
import { distinct } from '../probes.ts';
import { pictureElementOf, shapeOf } from './hotspot.ts';
import { rounded } from './selecting.ts';

/** `selectPointInteraction` and `positionObjectInteraction`: points set on a picture. `stage` holds the latter's picture. */
export function readPoints(element: QtiElement, context: ReadContext, stage?: QtiElement): Part {
  const { content, declared, correct } = context;
  const picture = content.picture(pictureElementOf(stage ?? element));
  const isOne = declared.cardinality === 'single';
  const said = Math.round(readNumber(element.attributes.maxChoices) ?? 1);
  const areas = (declared.areaMapping?.entries ?? []).map((area) => ({
    ...shapeOf(area, picture),
    points: area.points,
  }));
  const most = isOne ? 1 : said === 0 ? Math.max(1, areas.length) : Math.min(50, Math.max(1, said));
  const value = (points: readonly string[]): Valued =>
    isOne ? single('point', points[0] ?? '') : container(declared.cardinality, 'point', points);
  const centres = areas.map(({ shape, coords }) => centreOf(shape, coords));
  const outside = ['0 0', `${picture?.width ?? 4_000} ${picture?.height ?? 4_000}`];
  const rims = areas.flatMap(({ shape, coords }) => rimOf(shape, coords));
  const alone = [...centres, ...rims, ...outside].map((point) => value([point]));
  const together = isOne ? [] : [value(centres.slice(0, most)), value([...centres.slice(0, most - 1), '0 0'])];
  return {
    identifier: declared.identifier,
    prompt: promptOf(element, content),
    probes: distinct([...alone, ...together], correct),
    respond(given) {
      return given === null ? null : given.values.map((point) => pointOf(point).map(Math.round).join(','));
    },
    definitions(base, share) {
      const worth = areas.map(({ points: _, ...shape }, at) => ({
        ...shape,
        share: Math.max(-1, Math.min(1, rounded(share(value([centres[at] ?? '0 0']))))),
      }));
      const spoken = worth.length > 0 ? worth : around(correct, share);
      return [{ kind: 'pointOnPicture' as const, ...base, picture, areas: spoken, points: most }];
    },
  };
}

/** Right points without areas: each is right in itself, and no pixel beside it. */
function around(correct: Valued, share: (value: Valued) => number) {
  return (correct?.values ?? []).map((point) => {
    const [x, y] = pointOf(point);
    return { shape: 'circle' as const, coords: [x, y, 0], share: Math.max(0, Math.min(1, rounded(share(correct)))) };
  });
}

function centreOf(shape: string, coords: readonly number[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  if (shape === 'rect') return `${Math.round((a + c) / 2)} ${Math.round((b + d) / 2)}`;
  if (shape !== 'polygon') return `${Math.round(a)} ${Math.round(b)}`;
  const corners = coords.length / 2;
  const mean = (from: number) =>
    Math.round(coords.filter((_, at) => at % 2 === from).reduce((sum, coord) => sum + coord, 0) / corners);
  const middle = { x: mean(0), y: mean(1) };
  // The mean of a hollow polygon may lie outside; its first corner never does.
  const isIn = contains({ shape, coords: [...coords] }, middle);
  return isIn ? `${middle.x} ${middle.y}` : `${Math.round(a)} ${Math.round(b)}`;
}

/** Whole points on both sides of an edge, where both sides' idea of "inside" is tried. */
function rimOf(shape: string, coords: readonly number[]): string[] {
  const [a = 0, b = 0, c = 0] = coords;
  if (shape === 'circle' || shape === 'ellipse') return [`${a + Math.floor(c)} ${b}`, `${a + Math.ceil(c) + 1} ${b}`];
  return [`${a} ${b}`, `${Math.max(0, a - 1)} ${b}`];
}

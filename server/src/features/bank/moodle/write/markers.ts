import { wordsOf } from 'shared/questions/content.ts';
import { boundsOf, type Shape } from 'shared/questions/picture/shape.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { tagOf } from '../own-marks.ts';
import type { Body } from './body.ts';
import { fileElement, fileName, plain, type QuestionWriting, setting } from './elements.ts';

type Of<Kind extends Definition['kind']> = Extract<Definition, { kind: Kind }>;

/** Markers on places: the one type of Moodle that knows the shape of a place. */
function markers(
  definition: Of<'labelPicture'> | Of<'pointOnPicture'>,
  writing: QuestionWriting,
  drags: readonly { words: string; uses: number | null }[],
  drops: readonly { shape: Shape; choice: number }[],
): Body | null {
  const found = definition.picture ? writing.media(definition.picture.media) : null;
  if (!definition.picture || !found) return null;
  const shapes = drops.map(({ shape, choice }, at) => {
    const { kind, coords } = coordinates(shape, writing);
    return `<drop><no>${at + 1}</no><shape>${kind}</shape><coords>${coords}</coords><choice>${choice}</choice></drop>`;
  });
  const labels = drags.map(
    ({ words, uses }, at) =>
      `<drag><no>${at + 1}</no>${plain('x', words).replace(/^<x>|<\/x>$/g, '')}${uses === null ? '<infinite/>' : `<noofdrags>${uses}</noofdrags>`}</drag>`,
  );
  const file = fileElement(fileName(definition.picture.media, found.mime), found.bytes).replace(' path="/"', '');
  return {
    type: 'ddmarker',
    text: writing.text('questiontext', definition.stem),
    settings: setting('shuffleanswers', 1) + file + labels.join('') + shapes.join(''),
    tags: [tagOf(definition.kind)],
  };
}

function coordinates(shape: Shape, writing: QuestionWriting): { kind: string; coords: string } {
  const [a = 0, b = 0, c = 0, d = 0] = shape.coords;
  if (shape.shape === 'circle') return { kind: 'circle', coords: `${a},${b};${c}` };
  if (shape.shape === 'polygon') {
    const corners = Array.from({ length: shape.coords.length / 2 }, (_, at) =>
      shape.coords.slice(2 * at, 2 * at + 2).join(','),
    );
    return { kind: 'polygon', coords: corners.join(';') };
  }
  if (shape.shape === 'ellipse') writing.lost.add('ellipse');
  const { left, top, width, height } =
    shape.shape === 'rect' ? { left: a, top: b, width: c - a, height: d - b } : boundsOf(shape);
  return { kind: 'rectangle', coords: `${left},${top};${width},${height}` };
}

export function labelPicture(definition: Of<'labelPicture'>, writing: QuestionWriting): Body | null {
  const { labels, spots, key, scoring } = definition;
  if (labels.length < 2 || spots.some(({ id }) => key[id]?.length !== 1) || scoring.rule !== 'perPlace') return null;
  if (labels.some(({ content }) => content.length !== 1 || JSON.stringify(content).includes('"media"'))) return null;
  if (scoring.penalty) writing.lost.add('penalty');
  return markers(
    definition,
    writing,
    labels.map(({ content, max = 1 }) => ({ words: wordsOf(content), uses: max === 0 ? null : max })),
    spots.map((spot) => ({ shape: spot, choice: labels.findIndex(({ id }) => id === key[spot.id]?.[0]) + 1 })),
  );
}

export function pointOnPicture(definition: Of<'pointOnPicture'>, writing: QuestionWriting): Body | null {
  const { areas, points } = definition;
  if (areas.length === 0 || areas.some(({ share }) => share !== areas[0]?.share || share <= 0)) return null;
  const drops = areas.map((area) => ({ shape: area, choice: 1 }));
  return markers(definition, writing, [{ words: '●', uses: points }], drops);
}

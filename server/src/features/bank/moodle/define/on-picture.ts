import { type Paragraph, type RichText, wordsOf } from 'shared/questions/content.ts';
import type { Picture } from 'shared/questions/picture/picture.ts';
import type { Shape } from 'shared/questions/picture/shape.ts';
import { pictureSizeOf } from '../../picture-size.ts';
import type { MoodleBody, MoodleDrag, MoodleDrop } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { type Defined, refused } from './defined.ts';
import { mostOf, type Token, tokensOf } from './placed.ts';

type Common = { readonly stem: RichText; readonly solution?: RichText };
type OnPicture = Extract<MoodleBody, { type: 'ddimageortext' | 'ddmarker' }>;

/** How large Moodle draws a text that is dragged: about so many pixels a letter and a line. */
const LETTER = 7;
const LINE = 18;
const PADDING = 10;
const MOST_POINTS = 50;

/**
 * Labels dragged to places of a picture. One kind of marker on hidden places is a point on a picture; several kinds become
 * labels, whose places a candidate sees: that is named as lost.
 */
export function defineOnPicture(body: OnPicture, common: Common, reading: QuestionReading): Defined {
  const picture = pictureOf(body.background, reading);
  if (!picture) return refused(`${body.type}: file`);
  const [only, ...others] = body.drags;
  if (!only) return refused(`${body.type}: 0`);
  const tokens = tokensOf(body.drags, (drag) => contentOf(drag, reading));
  if (body.type === 'ddmarker' && others.length === 0) return points(body, only, picture, common, reading);
  if (body.type === 'ddmarker') reading.lost.add('hidden places');
  else if (new Set(body.drags.map(({ group }) => group)).size > 1) reading.lost.add('group');
  const places = body.drops.flatMap((drop, at) => {
    const shape = body.type === 'ddmarker' ? shapeOf(drop) : boxOf(drop, tokens, reading);
    if (!shape) reading.lost.add(`drop ${drop.coords.slice(0, 60)}`);
    return shape ? [{ drop, spot: { id: `s${at + 1}`, ...shape } }] : [];
  });
  const rightOf = ({ choice }: MoodleDrop) => tokens.flatMap(({ id, drag }) => (drag.no === choice ? [id] : []));
  return {
    definition: {
      kind: 'labelPicture',
      ...common,
      picture,
      spots: places.map(({ spot }) => spot),
      labels: tokens.map(({ id, content, drag }) => ({ id, content, ...mostOf(drag) })),
      key: Object.fromEntries(places.map(({ drop, spot }) => [spot.id, rightOf(drop)])),
      scoring: { rule: 'perPlace' },
    },
  };
}

function pictureOf(bytes: Uint8Array | null, { shelf }: QuestionReading): Picture | null {
  const media = bytes ? shelf.picture(bytes) : null;
  const mime = media === null ? null : shelf.typeOf(media);
  const size = bytes && mime ? pictureSizeOf(bytes, mime) : null;
  return media === null || size === null || size.width > 5_000 || size.height > 5_000
    ? null
    : { media, alt: '', ...size };
}

function contentOf({ text, picture }: MoodleDrag, reading: QuestionReading): RichText {
  const bytes = picture?.files?.get('');
  const media = bytes ? reading.shelf.picture(bytes) : null;
  if (media === null) return reading.content(text);
  // A picture to be dragged is named by its text.
  const alt = wordsOf(reading.content(text)).slice(0, 1_000);
  const shown: Paragraph = { type: 'paragraph', content: [{ type: 'image', media, alt }] };
  return [shown];
}

function points(
  body: OnPicture,
  only: MoodleDrag,
  picture: Picture,
  { stem, ...rest }: Common,
  reading: QuestionReading,
): Defined {
  const areas = body.drops.flatMap((drop) => {
    const shape = shapeOf(drop);
    return shape && drop.choice === only.no ? [{ ...shape, share: 1 }] : [];
  });
  const asked = only.uses === null ? areas.length : Math.max(only.uses, 1);
  return {
    definition: {
      kind: 'pointOnPicture',
      stem: [...stem, ...contentOf(only, reading)],
      ...rest,
      picture,
      areas,
      points: Math.min(MOST_POINTS, Math.max(1, asked)),
    },
  };
}

/** "322,213;10" (circle), "10,20;30,40" (corner; width, height), "1,2;3,4;5,6" (corners). */
function shapeOf({ shape, coords }: MoodleDrop): Shape | null {
  const numbers = coords.split(/[;,]/).map((text) => Number(text.trim()));
  if (numbers.some((number) => !Number.isFinite(number) || Math.abs(number) > 5_000)) return null;
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  if (shape === 'circle' && numbers.length === 3) return { shape: 'circle', coords: numbers };
  if (shape === 'rectangle' && numbers.length === 4) return { shape: 'rect', coords: [x, y, x + width, y + height] };
  const isPolygon = shape === 'polygon' && numbers.length >= 6 && numbers.length % 2 === 0 && numbers.length <= 400;
  return isPolygon ? { shape: 'polygon', coords: numbers } : null;
}

/** Moodle keeps only the corner of a place: it is as large as the largest label of its group. */
function boxOf({ coords, choice }: MoodleDrop, tokens: readonly Token[], reading: QuestionReading): Shape | null {
  const [left = Number.NaN, top = Number.NaN] = coords.split(',').map((text) => Number(text.trim()));
  if (!Number.isFinite(left) || !Number.isFinite(top) || Math.abs(left) > 5_000 || Math.abs(top) > 5_000) return null;
  const group = tokens.find(({ drag }) => drag.no === choice)?.drag.group;
  const sizes = tokens.filter(({ drag }) => drag.group === group).map(({ content }) => sizeOf(content, reading));
  const width = Math.max(20, ...sizes.map((size) => size.width));
  const height = Math.max(LINE, ...sizes.map((size) => size.height));
  return { shape: 'rect', coords: [left, top, left + width, top + height] };
}

function sizeOf(content: RichText, { shelf }: QuestionReading): { width: number; height: number } {
  const image = content
    .flatMap((block) => (block.type === 'paragraph' ? block.content : []))
    .find(({ type }) => type === 'image');
  const bytes = image?.type === 'image' ? shelf.bytesOf(image.media) : null;
  const size = bytes && image?.type === 'image' ? pictureSizeOf(bytes, shelf.typeOf(image.media) ?? '') : null;
  if (size) return { width: Math.min(size.width, 2_000), height: Math.min(size.height, 2_000) };
  const lines = content.flatMap((block) =>
    block.type === 'paragraph'
      ? block.content
          .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : '□'))
          .join('')
          .split('\n')
      : [],
  );
  const longest = Math.max(1, ...lines.map((line) => line.length));
  return {
    width: Math.min(2_000, longest * LETTER + PADDING),
    height: Math.min(2_000, Math.max(1, lines.length) * LINE + PADDING),
  };
}

import type { Picture } from 'shared/questions/picture/picture.ts';
import type { Shape } from 'shared/questions/picture/shape.ts';
import type { MediaPath } from './content.ts';
import { plain } from './rules.ts';
import { el, type XmlNode } from './xml.ts';

export function pictureOf(picture: Picture | null, path: MediaPath): XmlNode {
  if (!picture) return el('img', { src: '', alt: '' });
  const { media, alt, width, height } = picture;
  return el('img', { src: path(media) ?? '', alt, width, height });
}

export function shapeOf({ shape, coords }: Shape): { shape: string; coords: string } {
  return { shape: shape === 'polygon' ? 'poly' : shape, coords: coords.map(plain).join(',') };
}

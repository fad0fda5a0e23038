import type { Picture } from 'shared/questions/picture/picture.ts';
import { type Point, pointIn, type Shape } from 'shared/questions/picture/shape.ts';
import css from './MarkedPicture.module.css';
import { PictureStage, placeOn } from './PictureStage.tsx';
import { ShapeMark } from './ShapeMark.tsx';

interface Props {
  readonly picture: Picture;
  readonly mediaUrl: (sha: string) => string;
  /** Areas by number; `tone` says what they are: right, chosen wrongly, or only there. */
  readonly areas: readonly { readonly shape: Shape; readonly tone?: 'right' | 'wrong' }[];
  /** Points that a candidate set. */
  readonly points?: readonly { readonly point: Point; readonly isRight: boolean }[];
}

/** A picture with its areas, for those who know the key. */
export function MarkedPicture({ picture, mediaUrl, areas, points = [] }: Props) {
  return (
    <div className={css.marked}>
      <PictureStage
        picture={picture}
        mediaUrl={mediaUrl}
        drawn={areas.map(({ shape, tone }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an area is its place in the list.
          <ShapeMark key={at} shape={shape} className={css.area} data-tone={tone} />
        ))}
      >
        {areas.map(({ shape, tone }, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={at}
            className={css.tag}
            data-tone={tone}
            style={placeOn(picture, pointIn(shape) ?? { x: 0, y: 0 })}
            aria-hidden="true"
          >
            {tone === 'right' ? '✓' : tone === 'wrong' ? '✕' : at + 1}
          </span>
        ))}
        {points.map(({ point, isRight }, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={at}
            className={css.point}
            data-tone={isRight ? 'right' : 'wrong'}
            style={placeOn(picture, point)}
            aria-hidden="true"
          >
            {isRight ? '✓' : '✕'}
          </span>
        ))}
      </PictureStage>
    </div>
  );
}

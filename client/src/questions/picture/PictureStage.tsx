import type { PointerEventHandler, ReactNode, Ref } from 'react';
import type { Picture } from 'shared/questions/picture/picture.ts';
import css from './PictureStage.module.css';

interface Props {
  readonly picture: Picture;
  readonly mediaUrl: (sha: string) => string;
  /** Drawn over it as SVG, in the picture's own pixels. */
  readonly drawn?: ReactNode;
  /** Placed over it as HTML: buttons, in shares of the picture (see `placeOn`). */
  readonly children?: ReactNode;
  readonly stage?: Ref<HTMLDivElement>;
  readonly onPointerDown?: PointerEventHandler<HTMLDivElement>;
}

/** A picture with things over it, as wide as the page lets it be and never wider than it is. */
export function PictureStage({ picture, mediaUrl, drawn, children, stage, onPointerDown }: Props) {
  return (
    <div className={css.stage} ref={stage} style={{ maxWidth: picture.width }} onPointerDown={onPointerDown}>
      <img
        className={css.picture}
        src={mediaUrl(picture.media)}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        draggable={false}
      />
      {drawn && (
        <svg
          className={css.drawn}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {drawn}
        </svg>
      )}
      {children}
    </div>
  );
}

/** Where an HTML element stands over the picture. */
export function placeOn(picture: { width: number; height: number }, { x, y }: { x: number; y: number }) {
  return { left: `${(100 * x) / picture.width}%`, top: `${(100 * y) / picture.height}%` };
}

/** The whole pixel of the picture under a pointer, kept within it. */
export function pixelUnder(
  stage: Element,
  picture: { width: number; height: number },
  { clientX, clientY }: { clientX: number; clientY: number },
) {
  const box = stage.getBoundingClientRect();
  const within = (value: number, most: number) => Math.round(Math.max(0, Math.min(most, value)));
  return {
    x: within(((clientX - box.left) / box.width) * picture.width, picture.width),
    y: within(((clientY - box.top) / box.height) * picture.height, picture.height),
  };
}

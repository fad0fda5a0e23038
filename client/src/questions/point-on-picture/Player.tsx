import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Point } from 'shared/questions/picture/shape.ts';
import {
  type PointOnPictureResponse,
  type PointOnPictureView,
  readPoint,
  writePoint,
} from 'shared/questions/point-on-picture/point-on-picture.ts';
import { PictureStage, pixelUnder, placeOn } from '../picture/PictureStage.tsx';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import css from './Player.module.css';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** An arrow moves a point by this share of the picture; with Shift by one pixel. */
const STEP = 0.02;

/** Points on a picture: set by a click, moved by dragging or by the arrow keys. */
export function PointOnPicturePlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
  onTyping,
  onRest,
}: PlayerProps<PointOnPictureView, PointOnPictureResponse>) {
  const { picture, points: most } = view;
  const stage = useRef<HTMLDivElement>(null);
  const points = (response ?? []).map(readPoint);
  if (!picture) return null;

  const written = (next: readonly Point[]) => (next.length === 0 ? null : next.map(writePoint));
  const moved = (at: number, to: Point) => points.map((point, index) => (index === at ? to : point));
  const focus = (at: number) =>
    requestAnimationFrame(() => document.getElementById(`${id}-point-${at}`)?.focus({ preventScroll: true }));

  function setAt(point: Point) {
    if (isLocked) return;
    // Where no more may be set, the click means the last one.
    const at = Math.min(points.length, most - 1);
    onAnswer(written([...points.slice(0, at), point]));
    focus(at);
  }

  function drag(at: number, start: PointerEvent<HTMLElement>) {
    start.stopPropagation();
    if (isLocked || !stage.current || !picture) return;
    const marker = start.currentTarget;
    marker.setPointerCapture(start.pointerId);
    const place = (event: globalThis.PointerEvent) =>
      stage.current ? pixelUnder(stage.current, picture, event) : (points[at] ?? { x: 0, y: 0 });
    const move = (event: globalThis.PointerEvent) => onTyping(written(moved(at, place(event))));
    const end = () => {
      marker.removeEventListener('pointermove', move);
      onRest();
    };
    marker.addEventListener('pointermove', move);
    marker.addEventListener('lostpointercapture', end, { once: true });
  }

  function key(at: number, event: KeyboardEvent) {
    const point = points[at];
    if (isLocked || !point || !picture) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onAnswer(written(points.filter((_, index) => index !== at)));
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = arrow;
    const by = (size: number) => (event.shiftKey ? 1 : Math.max(1, Math.round(size * STEP)));
    onTyping(
      written(
        moved(at, {
          x: Math.max(0, Math.min(picture.width, point.x + dx * by(picture.width))),
          y: Math.max(0, Math.min(picture.height, point.y + dy * by(picture.height))),
        }),
      ),
    );
  }

  return (
    <div className={css.question}>
      <p className={css.ask}>{most === 1 ? t().one : t().most(most)}</p>
      <PictureStage
        picture={picture}
        mediaUrl={mediaUrl}
        stage={stage}
        onPointerDown={(event) => {
          event.preventDefault();
          setAt(pixelUnder(event.currentTarget, picture, event));
        }}
      >
        {points.map((point, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the list.
            key={at}
            id={`${id}-point-${at}`}
            type="button"
            className={css.point}
            data-keys="own"
            style={placeOn(picture, point)}
            aria-label={t().point(at + 1, percent(point.x, picture.width), percent(point.y, picture.height))}
            disabled={isLocked}
            onPointerDown={(event) => drag(at, event)}
            onKeyDown={(event) => key(at, event)}
            onBlur={onRest}
          >
            <span aria-hidden="true">{at + 1}</span>
          </button>
        ))}
      </PictureStage>
      <div className={css.acts}>
        <span role="status">{t().points(points.length, most)}</span>
        {!isLocked && points.length < most ? (
          <button
            type="button"
            className={css.act}
            onClick={() => setAt({ x: Math.round(picture.width / 2), y: Math.round(picture.height / 2) })}
          >
            {t().add}
          </button>
        ) : null}
        {!isLocked && points.length > 0 ? (
          <button type="button" className={css.act} onClick={() => onAnswer(written(points.slice(0, -1)))}>
            {t().remove}
          </button>
        ) : null}
      </div>
    </div>
  );
}

const percent = (value: number, whole: number) => Math.round((100 * value) / whole);

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type DrawingResponse, type DrawingView, hasRoom } from 'shared/questions/drawing/drawing.ts';
import {
  INKS,
  type Ink,
  readStroke,
  STROKE_LENGTH,
  type StrokePoint,
  simplified,
  writeStroke,
} from 'shared/questions/drawing/stroke.ts';
import { pixelUnder } from '../picture/PictureStage.tsx';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import css from './Player.module.css';
import { StrokeLine, Strokes } from './Strokes.tsx';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 10;
/** A drawn line may leave out what is nearer than this to a straight one, in pixels. */
const TOLERANCE = 0.8;
/** How near a stroke has to be to be erased. */
const REACH = 12;

interface Pen {
  readonly x: number;
  readonly y: number;
  readonly isDown: boolean;
}

/** A sheet to draw on by mouse, finger or keyboard. */
export function DrawingPlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<DrawingView, DrawingResponse>) {
  const strokes = response ?? [];
  const [ink, setInk] = useState<Ink>('k');
  const [width, setWidth] = useState(3);
  const [erases, setErases] = useState(false);
  const [live, setLive] = useState<readonly StrokePoint[]>([]);
  const [pen, setPen] = useState<Pen | null>(null);
  const [cleared, setCleared] = useState<DrawingResponse | null>(null);
  const [isFull, setFull] = useState(false);
  const hand = useRef<{ points: StrokePoint[]; pointer: number } | null>(null);

  const record = (next: readonly string[]) => {
    setFull(false);
    setCleared(null);
    onAnswer(next.length === 0 ? null : [...next]);
  };

  function finish(points: readonly StrokePoint[]) {
    setLive([]);
    if (points.length === 0) return;
    const simple = simplified(points, TOLERANCE);
    const stroke = writeStroke({ ink, width, points: simple });
    if (stroke.length > STROKE_LENGTH || !hasRoom(strokes, stroke)) return setFull(true);
    record([...strokes, stroke]);
  }

  function eraseAt(point: StrokePoint) {
    const at = strokes.findLastIndex((text) =>
      readStroke(text)?.points.some((one, index, all) => isNear(point, one, all[index + 1] ?? one)),
    );
    if (at >= 0) record(strokes.filter((_, index) => index !== at));
  }

  function down(event: PointerEvent<SVGSVGElement>) {
    if (isLocked || !event.isPrimary) return;
    const point = pixelUnder(event.currentTarget, view, event);
    if (erases) return eraseAt(point);
    event.currentTarget.setPointerCapture(event.pointerId);
    hand.current = { points: [point], pointer: event.pointerId };
    setLive([point]);
  }

  function move(event: PointerEvent<SVGSVGElement>) {
    const drawn = hand.current;
    if (!drawn || drawn.pointer !== event.pointerId) return;
    const point = pixelUnder(event.currentTarget, view, event);
    drawn.points.push(point);
    // A line too long for one stroke goes on as the next one.
    if (writeStroke({ ink, width, points: simplified(drawn.points, TOLERANCE) }).length > STROKE_LENGTH - 40) {
      hand.current = { points: [point], pointer: event.pointerId };
      return finish(drawn.points);
    }
    setLive([...drawn.points]);
  }

  function up(event: PointerEvent<SVGSVGElement>) {
    const drawn = hand.current;
    if (!drawn || drawn.pointer !== event.pointerId) return;
    hand.current = null;
    finish(drawn.points);
  }

  function lift() {
    if (pen?.isDown) finish(live);
    setPen(pen && { ...pen, isDown: false });
  }

  function key(event: KeyboardEvent) {
    if (isLocked) return;
    const now = pen ?? { x: Math.round(view.width / 2), y: Math.round(view.height / 2), isDown: false };
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      event.stopPropagation();
      const by = event.shiftKey ? 1 : STEP;
      const next = {
        ...now,
        x: Math.max(0, Math.min(view.width, now.x + arrow[0] * by)),
        y: Math.max(0, Math.min(view.height, now.y + arrow[1] * by)),
      };
      setPen(next);
      if (now.isDown) setLive([...live, { x: next.x, y: next.y }]);
    } else if (event.key === ' ') {
      event.preventDefault();
      if (now.isDown) return lift();
      setPen({ ...now, isDown: true });
      setLive([{ x: now.x, y: now.y }]);
    } else if (event.key === 'Escape' && now.isDown) lift();
  }

  return (
    <div className={css.question}>
      <p className={css.ask}>
        {t().howTo} {t().keys}
      </p>
      {!isLocked ? (
        <div className={css.tools}>
          <fieldset className={css.group}>
            <legend className={css.hidden}>{t().ink}</legend>
            {INKS.map((one) => (
              <button
                key={one}
                type="button"
                className={css.tool}
                aria-pressed={ink === one && !erases}
                onClick={() => {
                  setInk(one);
                  setErases(false);
                }}
              >
                <span className={css.ink} data-ink={one} aria-hidden="true" />
                {t().inks[one]}
              </button>
            ))}
          </fieldset>
          {[3, 8].map((one) => (
            <button
              key={one}
              type="button"
              className={css.tool}
              aria-pressed={width === one}
              onClick={() => setWidth(one)}
            >
              {one === 3 ? t().thin : t().thick}
            </button>
          ))}
          <button type="button" className={css.tool} aria-pressed={erases} onClick={() => setErases(!erases)}>
            {t().erase}
          </button>
          <button
            type="button"
            className={css.tool}
            disabled={strokes.length === 0}
            onClick={() => record(strokes.slice(0, -1))}
          >
            {t().undo}
          </button>
          <button
            type="button"
            className={css.tool}
            disabled={strokes.length === 0}
            onClick={() => {
              record([]);
              setCleared([...strokes]);
            }}
          >
            {t().clear}
          </button>
        </div>
      ) : null}
      <svg
        className={css.sheet}
        style={{ maxWidth: view.width }}
        viewBox={`0 0 ${view.width} ${view.height}`}
        role="application"
        data-keys="own"
        aria-label={t().sheet(strokes.length)}
        tabIndex={isLocked ? undefined : 0}
        data-erases={erases}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={key}
        onBlur={lift}
      >
        {view.background ? (
          <image href={mediaUrl(view.background.media)} width={view.width} height={view.height}>
            <title>{view.background.alt}</title>
          </image>
        ) : null}
        <Strokes strokes={strokes} />
        {live.length > 0 ? <StrokeLine stroke={{ ink, width, points: live }} /> : null}
        {pen ? (
          <circle className={css.pen} cx={pen.x} cy={pen.y} r={pen.isDown ? 5 : 8} data-down={pen.isDown} />
        ) : null}
      </svg>
      <p className={css.status} role="status">
        {isFull ? t().full : pen ? `${pen.isDown ? t().penDown : t().penUp}: ${t().at(pen.x, pen.y)}` : ''}
        {cleared ? (
          <>
            {t().cleared}{' '}
            <button type="button" className={css.tool} onClick={() => record(cleared)}>
              {t().bringBack}
            </button>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** Whether a point is within reach of the line from a to b. */
function isNear({ x, y }: StrokePoint, a: StrokePoint, b: StrokePoint): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy) <= REACH;
}

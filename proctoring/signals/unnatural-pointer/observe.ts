import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';
import { type MouseClick, pointerScore } from './pointer-score.ts';

const LINE = 70;
/** A window of the latest clicks. */
const KEPT = 12;
const CENTRE_PIXELS = 1;
/** What is smaller has its middle everywhere. */
const SMALLEST_PIXELS = 16;
/** A second click on the same spot needs no movement. */
const SAME_SPOT_PIXELS = 4;

/**
 * Looks at clicks of a mouse only: fingers, pens and keys (their clicks have no `detail`) move otherwise or not at all, and
 * say nothing. Movements are counted, not kept.
 */
export function observeUnnaturalPointer(
  { document, clock }: Page,
  tell: Tell<{ clicks: number; score: number }>,
): Stop {
  let moves = 0;
  let spot: { x: number; y: number } | null = null;
  let clicks: MouseClick[] = [];
  const stops = [
    listen(document, 'pointermove', (event) => {
      if ((event as PointerEvent).pointerType === 'mouse') moves += 1;
    }),
    listen(document, 'click', (event) => {
      const { pointerType, detail, clientX: x, clientY: y, target } = event as PointerEvent;
      if (!event.isTrusted || pointerType !== 'mouse' || detail === 0) return;
      const isSameSpot = spot !== null && Math.hypot(x - spot.x, y - spot.y) < SAME_SPOT_PIXELS;
      const click = { at: clock.now(), moves, isCentred: isCentred(target, x, y) };
      moves = 0;
      spot = { x, y };
      if (isSameSpot) return;
      clicks = [...clicks, click].slice(-KEPT);
      const score = pointerScore(clicks);
      if (score === null || score < LINE) return;
      const first = clicks[0]?.at ?? click.at;
      tell({ startedAt: first, endedAt: click.at, payload: { clicks: clicks.length, score } });
      // Told of these; the next ones are looked at anew.
      clicks = [];
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function isCentred(target: EventTarget | null, x: number, y: number): boolean {
  const box = (target as { getBoundingClientRect?(): DOMRect } | null)?.getBoundingClientRect?.();
  if (!box || box.width < SMALLEST_PIXELS || box.height < SMALLEST_PIXELS) return false;
  const [dx, dy] = [x - (box.left + box.width / 2), y - (box.top + box.height / 2)];
  return Math.abs(dx) <= CENTRE_PIXELS && Math.abs(dy) <= CENTRE_PIXELS;
}

/** Only where there is a mouse to look at. */
export function canObserveUnnaturalPointer({ window }: Page): boolean {
  return window.matchMedia?.('(any-pointer: fine)').matches ?? false;
}

import type { Clock } from './clock.ts';
import type { Observation } from './observation.ts';
import type { Page } from './page.ts';

/** A clock that a test moves by hand. */
export function handClock(startsAt = 1_800_000_000_000): Clock & { pass(milliseconds: number): void } {
  let now = startsAt;
  let waiting: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, call) {
      const entry = { at: now + milliseconds, call };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = waiting.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = next.at;
        next.call();
      }
      now = until;
    },
  };
}

/** A page of plain objects: enough of document, window and screen for every observer. */
export function testPage() {
  const clock = handClock();
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    fullscreenElement: null as unknown,
    focused: true,
    selected: '',
    hasFocus(): boolean {
      return this.focused;
    },
    getSelection() {
      return { toString: () => this.selected };
    },
  });
  const screen = Object.assign(new EventTarget(), { isExtended: false as boolean | undefined });
  const window = Object.assign(new EventTarget(), { screen });
  const page: Page = { document, window, clock };
  return { page, document, window, screen, clock };
}

/** An event with some of a browser event's own fields. */
export function eventWith(type: string, fields: Record<string, unknown>): Event {
  return Object.assign(new Event(type), fields);
}

const FACE = { score: 0.9, height: 0.4, yaw: 0, pitch: 0 };
export const GOOD_LIGHT = { brightness: 0.5, contrast: 0.2, detail: 0.05 };

/** One frame; a good one with one face unless said otherwise. */
export function frame(at: number, fields: Partial<Observation> = {}): Observation {
  return { at, light: GOOD_LIGHT, faces: [FACE], objects: null, ...fields };
}

export function face(fields: Partial<Observation['faces'][number]> = {}): Observation['faces'][number] {
  return { ...FACE, ...fields };
}

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
    fullscreenEnabled: true as boolean | undefined,
    documentElement: { children: [] as unknown[] },
    head: { children: [] as unknown[] },
    body: { children: [] as unknown[] },
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
  /** Tells the observers of the page that something came in. */
  const comesIn: ((nodes: unknown[]) => void)[] = [];
  class TestObserver {
    constructor(hear: (records: { addedNodes: unknown[] }[]) => void) {
      comesIn.push((addedNodes) => hear([{ addedNodes }]));
    }
    observe() {}
    disconnect() {
      comesIn.length = 0;
    }
  }
  const window = Object.assign(new EventTarget(), {
    screen,
    navigator: {
      webdriver: false,
      maxTouchPoints: 0,
      platform: 'Win32',
      keyboard: { lock() {} } as { lock(): void } | undefined,
    },
    onbeforeprint: null,
    location: { origin: 'https://thi.test' },
    outerWidth: 1366,
    outerHeight: 768,
    innerWidth: 1366,
    innerHeight: 768,
    hasMouse: true,
    matchMedia(): { matches: boolean } {
      return { matches: this.hasMouse };
    },
    MutationObserver: TestObserver as unknown as typeof MutationObserver | undefined,
  });
  const comeIn = (...nodes: unknown[]) => {
    for (const hear of comesIn) hear(nodes);
  };
  const hold = { hidesField: true, locksKeyboard: true };
  const page: Page = { document, window, clock, hold };
  // No script can make a trusted event, tests neither: what a hand does is handed to the listeners themselves.
  const heard = new Map<string, ((event: Event) => void)[]>();
  const { addEventListener } = document;
  document.addEventListener = function (this: EventTarget, type: string, listener: never, options: never) {
    heard.set(type, [...(heard.get(type) ?? []), listener]);
    addEventListener.call(this, type, listener, options);
  } as typeof addEventListener;
  const byHand = (type: string, fields: Record<string, unknown> = {}) => {
    for (const hear of heard.get(type) ?? []) hear({ type, isTrusted: true, target: null, ...fields } as never);
  };
  return { page, document, window, screen, clock, hold, comeIn, byHand };
}

/** An event with some of a browser event's own fields. */
export function eventWith(type: string, fields: Record<string, unknown>): Event {
  return Object.assign(new Event(type), fields);
}

const FACE = {
  score: 0.9,
  x: 0.35,
  y: 0.3,
  width: 0.3,
  height: 0.4,
  yaw: 0,
  pitch: 0,
  roll: 0,
  gaze: { x: 0, y: 0 },
  eyesOpen: 0.3,
  mouthOpen: 0.02,
  brightness: 0.5,
  sharpness: 0.3,
};
export const GOOD_LIGHT = { brightness: 0.5, contrast: 0.2, detail: 0.05 };

/** One frame; a good one with one face unless said otherwise. */
export function frame(at: number, fields: Partial<Observation> = {}): Observation {
  const trace = { checksum: at % 2 ** 32, hash: '00ff00ff00ff00ff', difference: 0.01, still: 0.1 };
  return { at, light: GOOD_LIGHT, frame: trace, faces: [FACE], objects: null, identity: null, ...fields };
}

/** Something that was seen, in the middle of the frame. */
export function object(label: string, score: number): NonNullable<Observation['objects']>[number] {
  return { label, score, x: 0.4, y: 0.6, width: 0.15, height: 0.25 };
}

export function face(fields: Partial<Observation['faces'][number]> = {}): Observation['faces'][number] {
  return { ...FACE, ...fields };
}

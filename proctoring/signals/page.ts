import type { Clock } from './clock.ts';

/** What observers may touch of the page. The browser's own objects fit; tests hand in small ones. */
export interface Page {
  readonly document: EventTarget & {
    readonly visibilityState: string;
    readonly fullscreenElement?: unknown;
    readonly fullscreenEnabled?: boolean;
    hasFocus(): boolean;
    getSelection?(): { toString(): string } | null;
  };
  readonly window: EventTarget & {
    /** Chromium's has `isExtended` and tells changes; others' has not. */
    readonly screen?: object;
  };
  readonly clock: Clock;
}

/** Stops an observer and takes its listeners away. */
export type Stop = () => void;

/** Adds a listener and returns what takes it away. */
export function listen(target: EventTarget, type: string, heard: (event: Event) => void): Stop {
  target.addEventListener(type, heard, { capture: true });
  return () => target.removeEventListener(type, heard, { capture: true });
}

import type { Clock } from './clock.ts';

/** A part of the document whose own children are looked at. */
interface Place {
  readonly children: Iterable<unknown>;
}

/** What observers may touch of the page. The browser's own objects fit; tests hand in small ones. */
export interface Page {
  readonly document: EventTarget & {
    readonly visibilityState: string;
    readonly fullscreenElement?: unknown;
    readonly fullscreenEnabled?: boolean;
    hasFocus(): boolean;
    getSelection?(): { toString(): string } | null;
    readonly documentElement?: Place | null;
    readonly head?: Place | null;
    readonly body?: Place | null;
  };
  readonly window: EventTarget & {
    /** Chromium's has `isExtended` and tells changes; others' has not. */
    readonly screen?: object;
    readonly navigator?: { readonly webdriver?: boolean; readonly maxTouchPoints?: number };
    readonly location?: { readonly origin: string };
    readonly outerWidth?: number;
    readonly outerHeight?: number;
    readonly innerWidth?: number;
    readonly innerHeight?: number;
    readonly MutationObserver?: typeof MutationObserver;
    matchMedia?(query: string): { readonly matches: boolean };
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

/** Whether an event happens in what the candidate writes: moving one's own words is nobody's business. */
export function isOwnWriting(target: EventTarget | null): boolean {
  const element = target as { tagName?: string; isContentEditable?: boolean } | null;
  return element?.tagName === 'INPUT' || element?.tagName === 'TEXTAREA' || element?.isContentEditable === true;
}

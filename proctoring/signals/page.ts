import type { Clock } from './clock.ts';

/** A part of the document whose own children are looked at. */
interface Place {
  readonly children: Iterable<unknown>;
}

/** How the exam holds its page, as far as something can be absent by it. */
export interface Hold {
  /** Whether the page has the field that only programs find. */
  readonly hidesField: boolean;
  /** Whether keys that lead out are to be kept to the page. */
  readonly locksKeyboard: boolean;
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
    readonly navigator?: {
      readonly webdriver?: boolean;
      readonly maxTouchPoints?: number;
      readonly platform?: string;
      /** Chromium only. */
      readonly keyboard?: { readonly lock?: unknown };
    };
    readonly location?: { readonly origin: string };
    readonly outerWidth?: number;
    readonly outerHeight?: number;
    readonly innerWidth?: number;
    readonly innerHeight?: number;
    readonly MutationObserver?: typeof MutationObserver;
    matchMedia?(query: string): { readonly matches: boolean };
  };
  readonly clock: Clock;
  readonly hold: Hold;
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

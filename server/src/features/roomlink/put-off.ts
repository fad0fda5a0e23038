import { ProvinceRefused } from './ask-province.ts';

/** What the province would not take, and did not say when to ask again. */
const REFUSED_MS = 20_000;
/** What broke off on the way waits so long: the next report, with answers, goes before it. */
const BROKEN_OFF_MS = 3_000;
/** A province that says how long is obeyed within these. */
const SAID_MS = { least: 1_000, most: 5 * 60_000 };

/** The province is busy, whatever it is asked: these say nothing about one thing. */
const BUSY: readonly string[] = ['heldBack', 'tooMany', 'waitYourTurn'];

/** How long something waits that did not go up, in milliseconds. */
export function waitAfter(error: unknown): number {
  if (!(error instanceof ProvinceRefused)) return BROKEN_OFF_MS;
  const { waitMs } = error.details;
  if (typeof waitMs !== 'number' || !Number.isFinite(waitMs)) return REFUSED_MS;
  return Math.min(SAID_MS.most, Math.max(SAID_MS.least, waitMs));
}

/** Whether it is this one thing that the province would not take, and others may go. */
export const isAboutOne = (error: unknown): error is ProvinceRefused =>
  error instanceof ProvinceRefused && !BUSY.includes(error.code);

/** What waits until when; a name is a lane ("parcel", "papers", "files", "signals"), one file, attempt or incident. */
export interface PutOff {
  isOff(name: string): boolean;
  put(name: string, error: unknown): void;
}

export function createPutOff(now: () => number): PutOff {
  const until = new Map<string, number>();
  return {
    isOff(name) {
      const at = until.get(name) ?? Number.NEGATIVE_INFINITY;
      if (now() < at) return true;
      until.delete(name);
      return false;
    },
    put: (name, error) => void until.set(name, now() + waitAfter(error)),
  };
}

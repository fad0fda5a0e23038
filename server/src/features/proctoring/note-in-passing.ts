import type { Level } from 'proctoring/signals/signal.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { type Limiter, limiter } from '../../http/limiter.ts';
import type { Attempt } from '../delivery/index.ts';
import { noteFewPictures } from './note-few-pictures.ts';
import { noteProgramDiffers } from './note-program-differs.ts';
import { signalsOf } from './queries.ts';

/** A page speaks at least once a minute; what is looked for here comes more slowly. */
const EVERY_MS = 5 * 60_000;
/** The level at which pictures are taken at regular times. */
const FULL_LEVEL = 3;

const looks = new WeakMap<Deps['bus'], Limiter>();

/**
 * What the server itself looks for every few minutes while a page speaks, whatever the page says. Says whether it recorded
 * anything. The attempt's evidence must be locked.
 */
export async function noteInPassing(
  tx: Tx,
  { bus, now }: Pick<Deps, 'bus' | 'now'>,
  attempt: Attempt,
  level: Level,
): Promise<boolean> {
  const looked = looks.get(bus) ?? limiter({ most: 1, everyMs: EVERY_MS, now });
  looks.set(bus, looked);
  if (!looked.take(attempt.id)) return false;
  const rows = await signalsOf(tx, attempt.id);
  const isBare = level === FULL_LEVEL && (await noteFewPictures(tx, attempt, rows, now()));
  const isOther = await noteProgramDiffers(tx, { bus, now }, attempt, rows);
  return isBare || isOther;
}

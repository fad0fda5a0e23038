import type { Deps } from '../../deps.ts';
import { ledgerWriterOf } from './ledger-writer.ts';

/** Beyond either, answers wait: of a house that keeps up they are acknowledged within a quarter of a second. */
const PRESSED_MS = 1_000;
const PRESSED_BATCHES = 10_000;
/** So long nothing else is let in behind a press, that it may not begin anew with those who waited. */
const CALM_MS = 3_000;
/** How long those who are held back wait: the longer answers wait, the longer. */
const WAIT_MS = { least: 5_000, most: 60_000 };

/** Whether answers wait for the database so that all that is no answer has to make room. */
export interface Pressure {
  /** Milliseconds until one who is no answer may ask again, drawn so that not all come back at once; null: come in. */
  holdBackMs(): number | null;
}

const pressures = new WeakMap<Deps['bus'], Pressure>();

/** The one pressure of a running server: the backlog of its ledger writer. */
export function pressureOf(deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>): Pressure {
  const known = pressures.get(deps.bus);
  if (known) return known;
  const ledger = ledgerWriterOf(deps);
  let pressedAt = Number.NEGATIVE_INFINITY;
  const pressure: Pressure = {
    holdBackMs() {
      const { batches, oldestMs } = ledger.backlog();
      const now = deps.now();
      if (oldestMs >= PRESSED_MS || batches >= PRESSED_BATCHES) pressedAt = now;
      // A clock that was set back keeps nobody out.
      if (!(now >= pressedAt && now - pressedAt < CALM_MS)) return null;
      const mean = Math.min(WAIT_MS.most, WAIT_MS.least + oldestMs);
      return Math.round(mean * (0.75 + Math.random() / 2));
    },
  };
  pressures.set(deps.bus, pressure);
  return pressure;
}

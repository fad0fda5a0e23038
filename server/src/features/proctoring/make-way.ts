import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { fewAtOnce } from '../../http/few-at-once.ts';
import { pressureOf } from '../delivery/index.ts';

/**
 * Less than half of the database's connections: the others are for answers, whatever the proctoring does. Pictures wait for
 * the storage besides, and signals must not stand behind one that is slow.
 */
const LANES = {
  words: { atOnce: 2, waiting: 400 },
  pictures: { atOnce: 2, waiting: 100 },
} as const;
/** Where the line here is full although answers do not wait. */
const FULL_WAIT_MS = 5_000;
/** Batches that were held back and have not come again; beyond that the oldest is forgotten, and reads as a cut line. */
const MOST_HELD = 50_000;

/** From when until when the server itself asked for a batch to be kept. */
export interface HeldBack {
  readonly from: number;
  readonly until: number;
}

type Needs = Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>;
type What = 'signals' | 'pictures' | 'pages';

const ways = new WeakMap<Deps['bus'], ReturnType<typeof newWay>>();

function newWay() {
  return {
    words: fewAtOnce(LANES.words),
    pictures: fewAtOnce(LANES.pictures),
    held: new Map<string, HeldBack>(),
    refused: { signals: 0, pictures: 0, pages: 0 } satisfies Record<What, number>,
  };
}

function wayOf({ bus }: Pick<Deps, 'bus'>) {
  const way = ways.get(bus) ?? newWay();
  ways.set(bus, way);
  return way;
}

/**
 * Does what the proctoring asks of the database, few at once and only while no answer has to wait; else refuses with the
 * time to wait (`heldBack`), and what was sent stays with the page.
 * @param batch names what is held back, so that it is known when it comes again
 */
export async function makeWay<T>(deps: Needs, what: What, act: () => Promise<T>, batch?: string): Promise<T> {
  const way = wayOf(deps);
  const mayCome = () => {
    const waitMs = pressureOf(deps).holdBackMs();
    if (waitMs !== null) holdBack(waitMs);
  };
  const holdBack = (waitMs: number): never => {
    way.refused[what] += 1;
    const now = deps.now();
    if (batch !== undefined) {
      const from = way.held.get(batch)?.from ?? now;
      way.held.set(batch, { from, until: now + waitMs });
      const [oldest = ''] = way.held.keys();
      if (way.held.size > MOST_HELD) way.held.delete(oldest);
    }
    return refuse('heldBack', { waitMs, seconds: Math.ceil(waitMs / 1000) });
  };
  mayCome();
  const lane = what === 'pictures' ? way.pictures : way.words;
  const done = await lane(async () => {
    // Answers may have begun to wait while this waited.
    mayCome();
    return { value: await act() };
  });
  return done ? done.value : holdBack(FULL_WAIT_MS);
}

/** Refuses (`heldBack`) while answers wait, before anything is asked of the database: for what is only then parted and recorded. */
export function requireCalm(deps: Needs, what: What): void {
  const waitMs = pressureOf(deps).holdBackMs();
  if (waitMs === null) return;
  wayOf(deps).refused[what] += 1;
  refuse('heldBack', { waitMs, seconds: Math.ceil(waitMs / 1000) });
}

/** From when until when this server held a batch back before it came; null where it did not. */
export function heldBackOf(deps: Pick<Deps, 'bus'>, batch = ''): HeldBack | null {
  return wayOf(deps).held.get(batch) ?? null;
}

/** The batch has come and is kept. */
export function nothingHeld(deps: Pick<Deps, 'bus'>, batch = ''): void {
  wayOf(deps).held.delete(batch);
}

/** How often this server has held something back since it began, for its metrics. */
export function heldBackSoFar(deps: Pick<Deps, 'bus'>): Readonly<Record<What, number>> {
  return wayOf(deps).refused;
}

import { sql } from 'drizzle-orm';
import type { AttemptTimes } from 'shared/attempt/clock.ts';
import { rowsOf } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { millis, timeColumns, timesOfColumns } from './ledger-queries.ts';

/** Nobody feels so short a wait for a heartbeat's reply; ten thousand pages then cost a few statements a second. */
const GATHER_MS = 100;
/** Rows of one statement. It holds their locks until it ends, and answers of the same attempts wait for it. */
const MOST_AT_ONCE = 250;

/** `writer` is the page that was heard; absent where one went. */
export type NoteSeen = (attemptId: string, isPresent: boolean, writer?: string) => Promise<AttemptTimes | null>;

/** What is shorter costs nobody time worth giving back. */
const OUTAGE_MS = 60_000;
/** What was saved just before the page came back belongs to its coming back. */
const COMING_BACK_MS = 15_000;

/** What is said of one attempt at one instant: the last word stands, and all who said something hear the same. */
interface Noted {
  isPresent: boolean;
  /** The pages that were heard. */
  readonly writers: Set<string>;
  readonly hear: ((times: AttemptTimes | null) => void)[];
  readonly fail: ((error: unknown) => void)[];
}

/**
 * Notes that pages are connected, or have gone, many at once; resolves to the time of the attempt as it then stands. Who
 * comes back after a minute or more had an outage: from when the page went, or, while it went on saving over HTTP, from its
 * last save; of a server that died, from when it had heard of the page last. Each hears as soon as its own statement stands.
 */
export function seenNoter({ db, now }: Pick<Deps, 'db' | 'now'>): NoteSeen {
  let gathering: Map<string, Noted> | null = null;

  /** Ends when the notes before have been written: a whole province's heartbeats take one connection, not all. */
  let before: Promise<unknown> = Promise.resolve();

  async function gather(notes: ReadonlyMap<string, Noted>): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    gathering = null;
    before = before.then(() => writeAll(notes));
  }

  async function writeAll(notes: ReadonlyMap<string, Noted>): Promise<void> {
    const inOrder = [...notes].sort(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < inOrder.length; from += MOST_AT_ONCE) {
      const some = inOrder.slice(from, from + MOST_AT_ONCE);
      try {
        const times = await write(some);
        for (const [id, { hear }] of some) for (const one of hear) one(times.get(id) ?? null);
      } catch (error) {
        // Those of the other statements have nothing to do with it.
        for (const [, { fail }] of some) for (const one of fail) one(error);
      }
    }
  }

  async function write(some: readonly (readonly [string, Noted])[]): Promise<Map<string, AttemptTimes>> {
    const at = now();
    const ids = some.map(([id]) => id);
    const present = some.map(([, { isPresent }]) => Number(isPresent));
    // Names of pages hold no space.
    const writers = some.map(([, heard]) => [...heard.writers].join(' '));
    const rows = await rowsOf<Record<string, string | number | null>>(
      db,
      sql`WITH seen AS (
            SELECT * FROM unnest(
              ${sql.param(ids)}::uuid[], ${sql.param(present)}::int[], ${sql.param(writers)}::text[]
            ) AS seen(id, present, writers)
          ), back AS (
            SELECT attempts.id, greatest(
              ${sql.raw(millis('coalesce(gone_at, seen_at)'))},
              (SELECT received_at FROM ledger_events
               WHERE attempt_id = attempts.id AND received_at < ${at - COMING_BACK_MS}::bigint ORDER BY seq DESC LIMIT 1)
            )::bigint AS gone
            FROM attempts JOIN seen ON attempts.id = seen.id
            WHERE seen.present = 1 AND sealed_at IS NULL AND paused_since IS NULL
              AND coalesce(gone_at, seen_at) <= to_timestamp(${at - OUTAGE_MS}::bigint / 1000.0)
          ), noted AS (
            INSERT INTO attempt_outages (attempt_id, from_at, until_at)
            SELECT id, gone, ${at}::bigint FROM back WHERE gone <= ${at - OUTAGE_MS}::bigint
            ON CONFLICT DO NOTHING
          )
          UPDATE attempts SET
            seen_at = CASE WHEN seen.present = 1 THEN to_timestamp(${at}::bigint / 1000.0) END,
            gone_at = CASE WHEN seen.present = 0 THEN to_timestamp(${at}::bigint / 1000.0) END,
            writer_seen_at = CASE WHEN attempts.writer = ANY(string_to_array(seen.writers, ' '))
              THEN to_timestamp(${at}::bigint / 1000.0) ELSE writer_seen_at END
          FROM seen
          WHERE attempts.id = seen.id
          RETURNING attempts.id, ${timeColumns}`,
    );
    return new Map(rows.map((row) => [String(row.id), timesOfColumns(row)]));
  }

  return (attemptId, isPresent, writer) => {
    if (!gathering) {
      gathering = new Map();
      void gather(gathering);
    }
    const note = gathering.get(attemptId) ?? { isPresent, writers: new Set(), hear: [], fail: [] };
    note.isPresent = isPresent;
    if (writer !== undefined) note.writers.add(writer);
    gathering.set(attemptId, note);
    return new Promise((hear, fail) => {
      note.hear.push(hear);
      note.fail.push(fail);
    });
  };
}

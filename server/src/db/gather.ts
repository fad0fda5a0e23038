import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { isDatabaseAway } from './sqlstate.ts';

/** Items in one statement at most, and statements under way at once. */
const MOST_ITEMS = 500;
const MOST_AT_ONCE = 2;

/**
 * Makes one statement of what many people ask for in the same moment: items gather while the ones before them are under way,
 * and one that comes alone does not wait. What is read is never older than the asking. For reads and writes that stand for
 * themselves; a use case that decides over several rows opens its own transaction.
 * @param load takes the items of many callers and gives the outcomes in their order
 */
export function gathered<Item, Outcome>(
  load: (db: Db, items: readonly Item[]) => Promise<readonly Outcome[]>,
): (db: Db, item: Item) => Promise<Outcome> {
  const lanes = new WeakMap<Db, (item: Item) => Promise<Outcome>>();
  return (db, item) => {
    const lane = lanes.get(db) ?? laneOf((items: readonly Item[]) => load(db, items));
    lanes.set(db, lane);
    return lane(item);
  };
}

/** The same for what is not asked of a `Db`: one lane. */
export function laneOf<Item, Outcome>(load: (items: readonly Item[]) => Promise<readonly Outcome[]>) {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (outcome: Outcome) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let underWay = 0;

  function go(): void {
    if (underWay >= MOST_AT_ONCE || waiting.length === 0) return;
    underWay += 1;
    // One turn of the event loop gathers what has already been received.
    setImmediate(async () => {
      const now = waiting.slice(0, MOST_ITEMS);
      waiting = waiting.slice(MOST_ITEMS);
      await loadOrIsolate(now);
      underWay -= 1;
      go();
    });
  }

  /** What the database refuses of one must not fail those who ask in the same moment: halve until it stands alone. */
  async function loadOrIsolate(some: readonly Waiting[]): Promise<void> {
    if (some.length === 0) return;
    try {
      const outcomes = await load(some.map(({ item }) => item));
      some.forEach(({ resolve }, index) => {
        resolve(outcomes[index] as Outcome);
      });
    } catch (error) {
      if (some.length === 1 || isDatabaseAway(error)) {
        for (const { reject } of some) reject(error);
        return;
      }
      const half = some.length >> 1;
      await loadOrIsolate(some.slice(0, half));
      await loadOrIsolate(some.slice(half));
    }
  }

  return (item: Item) =>
    new Promise<Outcome>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      go();
    });
}

/** A loader for `gathered` that finds one row, or null, for each id. */
export function oneForEach<Row>(
  read: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): (db: Db, ids: readonly string[]) => Promise<readonly (Row | null)[]> {
  return async (db, ids) => {
    const rows = await read(db, [...new Set(ids)]);
    return ids.map((id) => rows.get(id) ?? null);
  };
}

/** True for rows whose column is one of `values`: one parameter, whatever their number. */
export function isAnyOf(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} = ANY(${sql.param(values)}::${sql.raw(column.getSQLType())}[])`;
}

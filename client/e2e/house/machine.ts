import type { Page } from 'playwright-core';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { fold } from 'shared/attempt/fold.ts';

/** What this machine itself wrote down of an attempt: each question's answer as it stands at the end of its own ledger. */
export async function answersOnMachine(page: Page): Promise<Record<string, unknown>> {
  const rows = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('khaothi');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const found = await new Promise<{ chained: unknown }[]>((resolve, reject) => {
      const asking = db.transaction('events').objectStore('events').getAll();
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
    db.close();
    return found.map(({ chained }) => chained);
  });
  const events = (rows as ChainedEvent[]).map(({ event }) => event).sort((one, other) => one.seq - other.seq);
  return Object.fromEntries(Object.entries(fold(events).answers).map(([item, { response }]) => [item, response]));
}

/** Moves the date of a page's computer by so many hours, as a hand at its settings does: what only counts on goes on counting. */
export async function moveDate(page: Page, hours: number): Promise<void> {
  await page.evaluate(shiftDate, hours * 3_600_000);
}

/** The same for every page that is opened later. */
export async function moveDateFromNowOn(page: Page, hours: number): Promise<void> {
  await page.addInitScript(shiftDate, hours * 3_600_000);
}

/** Runs in the page. */
function shiftDate(byMs: number): void {
  const Real = Date;
  class Moved extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [Real.now() + byMs] : given) as [number]));
    }
    static override now(): number {
      return Real.now() + byMs;
    }
  }
  Object.assign(globalThis, { Date: Moved });
}

import type { Page } from 'playwright-core';

export interface Kept {
  /** All of it as one text; bytes one character each. */
  readonly text: string;
  /** Where something was found: "cache player-1a2b", "indexedDB papers", "localStorage". */
  readonly places: readonly string[];
  /** Sealed papers that lie in IndexedDB. */
  readonly papers: number;
}

/** What the browser keeps for the page's origin: caches of the service worker, IndexedDB, and what stands in its storages. */
export function keptBy(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    const places = new Set<string>();
    const put = (place: string, text: string) => {
      places.add(place);
      texts.push(text);
    };
    const decoder = new TextDecoder();
    const spelled = (value: unknown): string =>
      JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? decoder.decode(part) : part)) ?? '';

    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        put(`cache ${name}`, `${request.url}\n${(await (await cache.match(request))?.text()) ?? ''}`);
    }
    let papers = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const asking = db.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result);
          asking.onerror = () => reject(asking.error);
        });
        if (store === 'papers') papers = rows.length;
        for (const row of rows)
          put(`indexedDB ${store}`, row instanceof Uint8Array ? decoder.decode(row) : spelled(row));
      }
      db.close();
    }
    for (const [place, storage] of Object.entries({ localStorage, sessionStorage }))
      for (let at = 0; at < storage.length; at++) {
        const key = storage.key(at) ?? '';
        put(place, `${key}\n${storage.getItem(key)}`);
      }
    return { text: texts.join('\n'), places: [...places], papers };
  });
}

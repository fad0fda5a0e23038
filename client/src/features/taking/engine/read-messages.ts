/** Which messages the candidate has put aside, so that a reload does not bring them back. */
export interface ReadMessages {
  has(id: string): boolean;
  add(id: string): void;
}

/** Kept by the browser where it keeps anything, else by the page. */
export function readMessages(attempt: string, storage: () => Pick<Storage, 'getItem' | 'setItem'>): ReadMessages {
  const key = `khaothi.read.${attempt}`;
  const ids = new Set<string>();
  try {
    for (const id of (storage().getItem(key) ?? '').split(' ')) ids.add(id);
  } catch {
    // Then a reload shows them again.
  }
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.add(id);
      try {
        storage().setItem(key, [...ids].join(' ').trim());
      } catch {
        // As above.
      }
    },
  };
}

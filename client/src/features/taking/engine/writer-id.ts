import { base64url } from 'shared/attempt/chain.ts';

const KEY = 'khaothi.writer';

/**
 * The name under which this page writes. A reload goes on under the same name, so that nobody has to take over from
 * themselves; a duplicated tab or a page that crashed gets a new one, because the name is handed on only by a page that left.
 */
export function claimWriterId(): string {
  let handedOn: string | null = null;
  try {
    handedOn = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  } catch {
    // A browser that refuses storage gives every load a new name.
  }
  const writer = handedOn ?? base64url(crypto.getRandomValues(new Uint8Array(12)));
  const keep = (change: (storage: Storage) => void) => {
    try {
      change(sessionStorage);
    } catch {
      // As above.
    }
  };
  addEventListener('pagehide', () => keep((storage) => storage.setItem(KEY, writer)));
  addEventListener('pageshow', () => keep((storage) => storage.removeItem(KEY)));
  return writer;
}

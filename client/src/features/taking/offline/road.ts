export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
  readonly origin: string;
}

/** What the service worker does with a request: the player's page, one of its files, or nothing of its business. */
export function roadOf({ method, mode, url, origin }: Asked): 'page' | 'file' | 'none' {
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== origin) return 'none';
  if (mode === 'navigate') return address.pathname === '/thi' ? 'page' : 'none';
  return address.pathname.startsWith('/assets/') ||
    address.pathname === '/scheme.js' ||
    address.pathname === '/mark.svg'
    ? 'file'
    : 'none';
}

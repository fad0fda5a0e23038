/// <reference lib="webworker" />
import { type Asked, roadOf } from './road.ts';

/**
 * Keeps the player itself on the machine, so that a reload while the line is down shows the paper and not the browser's
 * error page. It touches the page and its own files only; answers, papers and everything under /api pass it by.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** Written in by the build: the player's page and all that it needs at first, and a name that changes with them. */
declare const PLAYER_FILES: readonly string[];
declare const PLAYER_VERSION: string;

const PAGE = '/thi';
const CACHE = `player-${PLAYER_VERSION}`;
/** A page that was opened before an update still asks for its own files. */
const CACHES_KEPT = 2;
/** The server's page is the newest; a line that gives none for so long is as good as down. */
const PATIENCE_MS = 4_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...PLAYER_FILES]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const asked: Asked = { method: request.method, mode: request.mode, url: request.url, origin: worker.location.origin };
  switch (roadOf(asked)) {
    case 'page':
      return event.respondWith(pageOf(request));
    case 'file':
      return event.respondWith(fileOf(request));
    case 'none':
      return;
  }
});

async function pageOf(request: Request): Promise<Response> {
  // The newest player's own page: an older one may not read what the newer has written on this machine.
  const kept = (await (await caches.open(CACHE)).match(PAGE)) ?? (await caches.match(PAGE));
  const patience = new AbortController();
  const timer = kept ? setTimeout(() => patience.abort(), PATIENCE_MS) : undefined;
  try {
    const answer = await fetch(request, { signal: patience.signal });
    // A proxy without a server behind it answers too.
    return answer.ok || !kept ? answer : kept;
  } catch (error) {
    if (!kept) throw error;
    return kept;
  } finally {
    // Once its head is there a page may come as slowly as it must.
    clearTimeout(timer);
  }
}

/** A file's name holds its hash: what is kept is right for good. */
async function fileOf(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) {
    const copy = answer.clone();
    // A full disk costs the next offline reload, never this one.
    void caches
      .open(CACHE)
      .then((cache) => cache.put(request, copy))
      .catch(() => undefined);
  }
  return answer;
}

async function dropOld(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith('player-'));
  const others = names.filter((name) => name !== CACHE);
  for (const name of others.slice(0, Math.max(0, others.length - (CACHES_KEPT - 1)))) await caches.delete(name);
}

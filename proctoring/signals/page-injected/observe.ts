import type { Page, Stop } from '../page.ts';
import type { Tell } from '../signal.ts';
import { isForeign } from './is-foreign.ts';

/** Each kind of element is told once; more than these are the same story. */
const MOST_KINDS = 5;

interface Element {
  readonly tagName?: string;
  readonly src?: unknown;
  readonly href?: unknown;
}

/** Looks at what stands directly under html, head and body, now and when something comes in. */
export function observePageInjected({ document, window, clock }: Page, tell: Tell<{ what: string }>): Stop {
  const told = new Set<string>();
  const look = (nodes: Iterable<unknown>) => {
    for (const node of nodes) {
      const { tagName, src, href } = node as Element;
      if (typeof tagName !== 'string') continue;
      const tag = tagName.toLowerCase();
      const source = typeof src === 'string' && src !== '' ? src : typeof href === 'string' ? href : null;
      if (told.has(tag) || told.size >= MOST_KINDS) continue;
      if (!isForeign({ tag, source }, window.location?.origin ?? '')) continue;
      told.add(tag);
      const at = clock.now();
      tell({ startedAt: at, endedAt: at, payload: { what: tag.slice(0, 60) } });
    }
  };
  const places = [document.documentElement, document.head, document.body].filter((place) => place != null);
  if (!canObservePageInjected({ document, window, clock }) || !window.MutationObserver) return () => {};
  for (const place of places) look(place.children);
  const observer = new window.MutationObserver((records) => {
    for (const { addedNodes } of records) look(addedNodes);
  });
  for (const place of places) observer.observe(place as unknown as Node, { childList: true });
  return () => observer.disconnect();
}

export function canObservePageInjected({ document, window }: Page): boolean {
  return window.MutationObserver !== undefined && document.body != null;
}

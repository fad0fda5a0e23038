import type { Page, Stop } from '../page.ts';
import type { Tell } from '../signal.ts';
import { isForeign } from './is-foreign.ts';

/** Each kind of element is told once; more than these are the same story. */
const MOST_KINDS = 5;

interface Element {
  readonly tagName?: string;
  readonly src?: unknown;
  readonly href?: unknown;
  /** Null where there is none, or it is closed: nobody can look into a closed one. */
  readonly shadowRoot?: { readonly children: Iterable<unknown> } | null;
}

/**
 * Looks at what stands directly under html, head and body, and in the open shadow of such an element, now and when something comes
 * in: extensions like to hide in a plain element.
 */
export function observePageInjected(page: Page, tell: Tell<{ what: string }>): Stop {
  const { document, window, clock } = page;
  if (!canObservePageInjected(page) || !window.MutationObserver) return () => {};
  const told = new Set<string>();
  const hidden = new Set<unknown>();
  const observer = new window.MutationObserver((records) => {
    for (const { addedNodes } of records) look(addedNodes);
  });
  const look = (nodes: Iterable<unknown>) => {
    for (const node of nodes) {
      const { tagName, src, href, shadowRoot } = node as Element;
      if (typeof tagName !== 'string') continue;
      if (shadowRoot && !hidden.has(shadowRoot)) {
        hidden.add(shadowRoot);
        observer.observe(shadowRoot as unknown as Node, { childList: true });
        look(shadowRoot.children);
      }
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
  for (const place of places) {
    look(place.children);
    observer.observe(place as unknown as Node, { childList: true });
  }
  return () => observer.disconnect();
}

export function canObservePageInjected({ document, window }: Page): boolean {
  return window.MutationObserver !== undefined && document.body != null;
}

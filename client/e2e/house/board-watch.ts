import type { CDPSession, Page } from 'playwright-core';

/**
 * Run in the page before anything else: notes when the first seat was drawn, every frame's distance from the one before, tasks over
 * 50 ms, and the frames in which a seat, a need or a count changed.
 */
export const WATCH = `
  window.seen = { first: null, gaps: [], tasks: [], draws: 0 };
  const shown = 'button[aria-pressed], ul[aria-label="Số thí sinh theo trạng thái"]';
  let hasChanged = false;
  new MutationObserver((records) => {
    if (window.seen.first === null && document.querySelector('section button[aria-pressed] span[style]'))
      requestAnimationFrame(() => setTimeout(() => { window.seen.first ??= performance.now(); }));
    hasChanged ||= records.some(({ target }) => (target.closest ? target : target.parentElement)?.closest(shown));
  }).observe(document, { childList: true, characterData: true, attributes: true, subtree: true });
  let last = 0;
  requestAnimationFrame(function frame(at) {
    if (last > 0) window.seen.gaps.push(at - last);
    last = at;
    if (hasChanged) window.seen.draws += 1;
    hasChanged = false;
    requestAnimationFrame(frame);
  });
  new PerformanceObserver((list) => window.seen.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: true });
`;

interface Seen {
  readonly first: number | null;
  readonly gaps: number[];
  readonly tasks: number[];
  readonly draws: number;
}

/** How a page drew for some seconds. Milliseconds, and times a second. */
export interface Smoothness {
  readonly seconds: number;
  readonly drawnPerSecond: number;
  readonly longestTask: number;
  readonly tasksOver50: number;
  readonly framesOver50: number;
  readonly frameGap: { readonly p50: number; readonly p95: number; readonly most: number };
  /** Share of the main thread that the page took, in a hundred. */
  readonly busyPercent: number;
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** Milliseconds from the page's beginning to the first seat that stood on the screen. */
export async function firstSeat(page: Page): Promise<number> {
  const seen = await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.first);
  return Math.round((await seen.jsonValue()) as number);
}

/** Measures how the page draws while something is done with it. */
export async function watch(page: Page, devtools: CDPSession, act: () => Promise<unknown>): Promise<Smoothness> {
  await page.evaluate('Object.assign(window.seen, { gaps: [], tasks: [], draws: 0 })');
  const busyBefore = await taskSeconds(devtools);
  const from = performance.now();
  await act();
  const seconds = (performance.now() - from) / 1000;
  const { gaps, tasks, draws } = (await page.evaluate('window.seen')) as Seen;
  const busy = (await taskSeconds(devtools)) - busyBefore;
  const sorted = gaps.toSorted((one, other) => one - other);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    seconds: rounded(seconds),
    drawnPerSecond: rounded(draws / seconds),
    longestTask: Math.round(Math.max(0, ...tasks)),
    tasksOver50: tasks.length,
    framesOver50: gaps.filter((gap) => gap > 50).length,
    frameGap: { p50: at(0.5), p95: at(0.95), most: at(1) },
    busyPercent: rounded((busy / seconds) * 100),
  };
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

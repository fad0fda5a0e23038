import { useEffect, useState } from 'react';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { readPageLock } from 'shared/contracts/page-lock.ts';
import { call } from '../../../api/call.ts';

export type PageLock = ReplyOf<typeof readPageLock>;

const AGAIN_MS = 5_000;
/** News of an accommodation may miss a page whose line is down; then it is for so long without. */
const FRESH_MS = 120_000;

/**
 * What holds on this page; null until the server has said it, and where `isOn` is false. Each `news` and every two minutes
 * it asks what an accommodation leaves out; the rest stays as it was when the page was opened.
 */
export function usePageLock(isOn: boolean, news: number): PageLock | null {
  const [lock, setLock] = useState<PageLock | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `news` is a reason to ask again, and says nothing itself
  useEffect(() => {
    if (!isOn) return;
    let isGone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const result = await call(readPageLock);
      if (isGone) return;
      if (result.ok) setLock((before) => renewed(before, result.value));
      again = setTimeout(ask, result.ok ? FRESH_MS : AGAIN_MS);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(again);
    };
  }, [isOn, news]);
  return lock;
}

/** The same object where nothing changed: what hangs on it does not begin anew. */
export function renewed(before: PageLock | null, now: PageLock): PageLock {
  if (before === null) return now;
  return before.relaxed.join() === now.relaxed.join() ? before : { ...before, relaxed: now.relaxed };
}

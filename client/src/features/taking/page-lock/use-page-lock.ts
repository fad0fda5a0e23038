import { useEffect, useState } from 'react';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { readPageLock } from 'shared/contracts/page-lock.ts';
import { call } from '../../../api/call.ts';

export type PageLock = ReplyOf<typeof readPageLock>;

const AGAIN_MS = 5_000;

/** What holds on this page; null until the server has said it. `isOn` is false where the exam holds nothing. */
export function usePageLock(isOn: boolean): PageLock | null {
  const [lock, setLock] = useState<PageLock | null>(null);
  useEffect(() => {
    if (!isOn || lock) return;
    let isGone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const result = await call(readPageLock);
      if (isGone) return;
      if (result.ok) setLock(result.value);
      else again = setTimeout(ask, AGAIN_MS);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(again);
    };
  }, [isOn, lock]);
  return lock;
}

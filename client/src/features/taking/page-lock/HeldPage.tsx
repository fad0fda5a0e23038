import { useEffect } from 'react';
import { HiddenField } from './HiddenField.tsx';
import { holdPage } from './hold-page.ts';
import { lockKeyboard } from './lock-keyboard.ts';
import { ScreenBar } from './ScreenBar.tsx';
import type { ScreenShare } from './share-screen.ts';
import type { PageLock } from './use-page-lock.ts';
import { Watermark } from './Watermark.tsx';

interface Props {
  readonly lock: PageLock;
  /** Số báo danh. */
  readonly number: string;
  /** Null where the exam does not ask for it. */
  readonly screen: ScreenShare | null;
}

/** What the page does to keep the paper on it, while it is written. */
export function HeldPage({ lock, number, screen }: Props) {
  const { relaxed, locksKeyboard } = lock;
  useEffect(() => holdPage(document, relaxed), [relaxed]);
  useEffect(() => {
    if (locksKeyboard && !relaxed.includes('keyboardLock')) return lockKeyboard(document);
  }, [locksKeyboard, relaxed]);
  return (
    <>
      {screen ? <ScreenBar screen={screen} /> : null}
      {lock.watermark ? <Watermark number={number} /> : null}
      {relaxed.includes('scriptedInput') ? null : <HiddenField />}
    </>
  );
}

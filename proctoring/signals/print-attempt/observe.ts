import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

export function observePrintAttempt(
  { document, window, clock }: Page,
  tell: Tell<{ by: 'print' | 'printScreen' }>,
): Stop {
  const told = (by: 'print' | 'printScreen') => {
    const at = clock.now();
    tell({ startedAt: at, endedAt: at, payload: { by } });
  };
  const stops = [
    listen(window, 'beforeprint', () => told('print')),
    listen(document, 'keyup', (event) => {
      if ((event as KeyboardEvent).key === 'PrintScreen') told('printScreen');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

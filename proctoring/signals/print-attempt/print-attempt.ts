import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, signalKind } from '../signal.ts';

/** The page was sent to print, or Print Screen was pressed. Screenshot tools of the system cannot be seen. */
export const printAttempt = signalKind({
  kind: 'printAttempt',
  modality: 'page',
  level: 1,
  payload: z.object({ by: z.enum(['print', 'printScreen']) }),
  weight: { logOdds: 0.8, cap: 1.6, halfLifeMinutes: 30, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'In hoặc chụp màn hình', en: 'Print or screenshot' },
  sentence: ({ by }) =>
    by === 'print'
      ? { vi: 'Gọi lệnh in trang thi.', en: 'Asked to print the exam page.' }
      : { vi: 'Bấm phím chụp màn hình (PrtSc).', en: 'Pressed Print Screen.' },
});

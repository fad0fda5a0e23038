import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, lasting, signalKind } from '../signal.ts';

/** Another window had the keyboard while the page was still visible. Weak alone: permission bubbles and readers do it too. */
export const focusLost = signalKind({
  kind: 'focusLost',
  modality: 'page',
  level: 1,
  payload: z.object({}),
  weight: { logOdds: 0.5, fullAfterSeconds: 20, cap: 1.5, halfLifeMinutes: 15, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Rời cửa sổ bài thi', en: 'Left the exam window' },
  sentence: (_, seconds) => ({
    vi: `Con trỏ ở cửa sổ khác (${lasting(seconds).vi}).`,
    en: `Another window had the focus (${lasting(seconds).en}).`,
  }),
});

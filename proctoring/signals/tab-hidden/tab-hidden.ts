import { z } from 'zod';
import { ALL_BROWSERS, DESIGN_PRIOR, lasting, signalKind } from '../signal.ts';

/** The page could not be seen: another tab, a minimised window, or a locked screen. */
export const tabHidden = signalKind({
  kind: 'tabHidden',
  modality: 'page',
  level: 1,
  payload: z.object({}),
  weight: { logOdds: 1, fullAfterSeconds: 15, cap: 2.5, halfLifeMinutes: 20, source: DESIGN_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Trang thi bị che', en: 'Page hidden' },
  sentence: (_, seconds) => ({
    vi: `Trang thi không hiện trên màn hình (${lasting(seconds).vi}).`,
    en: `The exam page was not on the screen (${lasting(seconds).en}).`,
  }),
});

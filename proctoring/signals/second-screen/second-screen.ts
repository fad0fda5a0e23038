import { z } from 'zod';
import { DESIGN_PRIOR, lasting, signalKind } from '../signal.ts';

/** The desktop spans more than one display. Only Chromium says; a mirrored display looks like one. */
export const secondScreen = signalKind({
  kind: 'secondScreen',
  modality: 'page',
  level: 1,
  payload: z.object({}),
  weight: { logOdds: 0.7, fullAfterSeconds: 60, cap: 0.7, halfLifeMinutes: 60, source: DESIGN_PRIOR },
  browsers: ['chromium'],
  name: { vi: 'Có màn hình thứ hai', en: 'Second display' },
  sentence: (_, seconds) => ({
    vi: `Máy đang nối thêm màn hình (${lasting(seconds).vi}).`,
    en: `A second display was connected (${lasting(seconds).en}).`,
  }),
});

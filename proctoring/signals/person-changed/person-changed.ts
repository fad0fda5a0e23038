import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The face looks unlike the one that was enrolled, several times in a row. Glasses, a mask or new light can do that. */
export const personChanged = signalKind({
  kind: 'personChanged',
  modality: 'vision',
  level: 3,
  payload: z.object({ similarity: z.number().min(0).max(1) }),
  weight: { logOdds: 1.2, fullAfterSeconds: 15, cap: 2, halfLifeMinutes: 60, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Khuôn mặt khác lúc đầu', en: 'Another face than at the start' },
  sentence: ({ similarity }, seconds) => ({
    vi: `Khuôn mặt ít giống lúc điểm danh, độ giống ${Math.round(similarity * 100)} % (${lasting(seconds).vi}).`,
    en: `The face was unlike the one at check-in, ${Math.round(similarity * 100)} % alike (${lasting(seconds).en}).`,
  }),
});

import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The object detector took something for a telephone, twice or more. A calculator can look like one. */
export const phoneSeen = signalKind({
  kind: 'phoneSeen',
  modality: 'vision',
  level: 3,
  payload: z.object({ score: z.number().min(0).max(1) }),
  weight: { logOdds: 1.2, fullAfterSeconds: 10, cap: 2.5, halfLifeMinutes: 30, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Vật giống điện thoại', en: 'Something like a phone' },
  sentence: ({ score }, seconds) => ({
    vi: `Camera thấy vật giống điện thoại, độ chắc ${Math.round(score * 100)} % (${lasting(seconds).vi}).`,
    en: `The camera saw something like a phone, ${Math.round(score * 100)} % sure (${lasting(seconds).en}).`,
  }),
});

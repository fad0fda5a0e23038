import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** Head or eyes pointed far from where this candidate's own usually do. Thinking looks like this too. */
export const lookingAway = signalKind({
  kind: 'lookingAway',
  modality: 'vision',
  level: 3,
  payload: z.object({
    side: z.enum(['sideways', 'upOrDown']),
    /** Eyes: the head itself pointed to the middle. Not told before both were measured. */
    by: z.enum(['head', 'eyes']).default('head'),
  }),
  weight: { logOdds: 0.4, fullAfterSeconds: 20, cap: 1.2, halfLifeMinutes: 10, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Nhìn đi nơi khác', en: 'Looking elsewhere' },
  sentence: ({ side, by }, seconds) => {
    const where = side === 'sideways' ? { vi: 'sang bên', en: 'sideways' } : { vi: 'lên hoặc xuống', en: 'up or down' };
    return {
      vi: `${by === 'head' ? 'Đầu quay' : 'Mắt nhìn'} ${where.vi} lâu hơn thường lệ (${lasting(seconds).vi}).`,
      en: `The ${by === 'head' ? 'head was turned' : 'eyes looked'} ${where.en} longer than usual (${lasting(seconds).en}).`,
    };
  },
});

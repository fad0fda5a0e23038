import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The head was turned far from where this candidate's own head usually points. Thinking looks like this too. */
export const lookingAway = signalKind({
  kind: 'lookingAway',
  modality: 'vision',
  level: 3,
  payload: z.object({ side: z.enum(['sideways', 'upOrDown']) }),
  weight: { logOdds: 0.4, fullAfterSeconds: 20, cap: 1.2, halfLifeMinutes: 10, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Nhìn đi nơi khác', en: 'Looking elsewhere' },
  sentence: ({ side }, seconds) => ({
    vi: `Đầu quay ${side === 'sideways' ? 'sang bên' : 'lên hoặc xuống'} lâu hơn thường lệ (${lasting(seconds).vi}).`,
    en: `The head was turned ${side === 'sideways' ? 'sideways' : 'up or down'} longer than usual (${lasting(seconds).en}).`,
  }),
});

import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The object detector took something for a laptop or a screen in the room. A neighbour's computer looks the same. */
export const screenSeen = signalKind({
  kind: 'screenSeen',
  modality: 'vision',
  level: 3,
  payload: z.object({ score: z.number().min(0).max(1) }),
  weight: { logOdds: 0.4, fullAfterSeconds: 30, cap: 0.8, halfLifeMinutes: 30, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Vật giống màn hình khác', en: 'Something like another screen' },
  sentence: ({ score }, seconds) => ({
    vi: `Camera thấy vật giống máy tính hoặc màn hình khác, độ chắc ${Math.round(score * 100)} % (${lasting(seconds).vi}).`,
    en: `The camera saw something like another computer or screen, ${Math.round(score * 100)} % sure (${lasting(seconds).en}).`,
  }),
});

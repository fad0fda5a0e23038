import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The object detector took something for a book, twice or more. Where the exam allows paper, leave it out. */
export const bookSeen = signalKind({
  kind: 'bookSeen',
  modality: 'vision',
  level: 3,
  payload: z.object({ score: z.number().min(0).max(1) }),
  weight: { logOdds: 0.5, fullAfterSeconds: 20, cap: 1.2, halfLifeMinutes: 20, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Vật giống sách vở', en: 'Something like a book' },
  sentence: ({ score }, seconds) => ({
    vi: `Camera thấy vật giống sách vở, độ chắc ${Math.round(score * 100)} % (${lasting(seconds).vi}).`,
    en: `The camera saw something like a book, ${Math.round(score * 100)} % sure (${lasting(seconds).en}).`,
  }),
});

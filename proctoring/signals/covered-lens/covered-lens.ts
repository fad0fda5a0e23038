import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The camera runs but shows next to nothing: a covered lens, or a power cut at night. */
export const coveredLens = signalKind({
  kind: 'coveredLens',
  modality: 'vision',
  level: 2,
  payload: z.object({}),
  weight: { logOdds: 0.6, fullAfterSeconds: 30, cap: 1.2, halfLifeMinutes: 15, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Camera không thấy gì', en: 'Camera sees nothing' },
  sentence: (_, seconds) => ({
    vi: `Ống kính bị che hoặc phòng tối hẳn (${lasting(seconds).vi}).`,
    en: `The lens was covered or the room black (${lasting(seconds).en}).`,
  }),
});

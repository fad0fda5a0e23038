import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** More than one person before the camera for some seconds. A poster or a passing classmate can be one. */
export const severalFaces = signalKind({
  kind: 'severalFaces',
  modality: 'vision',
  level: 2,
  payload: z.object({ faces: z.number().int().min(2) }),
  weight: { logOdds: 1, fullAfterSeconds: 10, cap: 2.5, halfLifeMinutes: 20, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Nhiều người trước camera', en: 'Several people' },
  sentence: ({ faces }, seconds) => ({
    vi: `Camera thấy ${faces} khuôn mặt (${lasting(seconds).vi}).`,
    en: `The camera saw ${faces} faces (${lasting(seconds).en}).`,
  }),
});

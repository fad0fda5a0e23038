import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** Nobody before the camera for some seconds, in light in which a face would be seen. */
export const noFace = signalKind({
  kind: 'noFace',
  modality: 'vision',
  level: 2,
  payload: z.object({}),
  weight: { logOdds: 0.8, fullAfterSeconds: 20, cap: 2, halfLifeMinutes: 15, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Không thấy thí sinh', en: 'Nobody seen' },
  sentence: (_, seconds) => ({
    vi: `Camera không thấy khuôn mặt nào (${lasting(seconds).vi}).`,
    en: `The camera saw no face (${lasting(seconds).en}).`,
  }),
});

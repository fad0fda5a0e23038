import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** The camera gives new frames, and each is exactly the one before: a still picture, or a driver that hangs. */
export const frozenCamera = signalKind({
  kind: 'frozenCamera',
  modality: 'vision',
  level: 2,
  payload: z.object({}),
  weight: { logOdds: 0.8, fullAfterSeconds: 30, cap: 1.6, halfLifeMinutes: 30, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Hình camera đứng yên', en: 'Camera picture stands still' },
  sentence: (_, seconds) => ({
    vi: `Hình camera đứng yên hoàn toàn (${lasting(seconds).vi}).`,
    en: `The camera's picture stood perfectly still (${lasting(seconds).en}).`,
  }),
});

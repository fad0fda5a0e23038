import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** A person or a small face behind or beside the candidate, not near enough to count as a second face before the camera. */
export const personBehind = signalKind({
  kind: 'personBehind',
  modality: 'vision',
  level: 3,
  payload: z.object({ score: z.number().min(0).max(1) }),
  weight: { logOdds: 0.3, fullAfterSeconds: 20, cap: 0.8, halfLifeMinutes: 15, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Có người phía sau', en: 'Somebody behind' },
  sentence: ({ score }, seconds) => ({
    vi: `Camera thấy có người phía sau hoặc bên cạnh, độ chắc ${Math.round(score * 100)} % (${lasting(seconds).vi}).`,
    en: `The camera saw somebody behind or beside, ${Math.round(score * 100)} % sure (${lasting(seconds).en}).`,
  }),
});

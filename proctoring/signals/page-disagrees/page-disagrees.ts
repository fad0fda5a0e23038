import { z } from 'zod';
import { signalKind } from '../signal.ts';

/**
 * The page saw nothing, time and again, where the service's second look at the very same pictures saw something: a page that
 * was altered to say that all is well, or a device on which the models fail. Told once, by `risk/page-agreement.ts`.
 */
export const pageDisagrees = signalKind({
  kind: 'pageDisagrees',
  modality: 'custody',
  // The picture says what was before the camera; this says something of the page.
  source: 'page',
  level: 2,
  payload: z.object({
    telling: z.number().int().positive(),
    differing: z.number().int().positive(),
  }),
  weight: {
    logOdds: 1.6,
    cap: 1.6,
    halfLifeMinutes: 120,
    source:
      'Wald 1945 (10.1214/aoms/1177731118): at most one honest page in 10,000 is told of; kept far below those odds',
  },
  browsers: 'server',
  name: { vi: 'Trang thi và máy chủ thấy khác nhau', en: 'Page and server disagree' },
  sentence: ({ telling, differing }) => ({
    vi: `Trang thi không báo ${differing} trong ${telling} ảnh mà máy chủ xem lại thấy có điều cần xem.`,
    en: `The page told nothing of ${differing} of ${telling} pictures in which the second look saw something.`,
  }),
});

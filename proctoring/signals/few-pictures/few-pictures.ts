import { z } from 'zod';
import { signalKind } from '../signal.ts';

/**
 * The page says that it watches and commits hardly any of the regular pictures that come with it: a page that was altered to send
 * none cannot be found by second looks. Or a device whose pictures fail. Told once, by `risk/regular-pictures.ts`.
 */
export const fewPictures = signalKind({
  kind: 'fewPictures',
  modality: 'custody',
  // It says something of the page, and nothing of what stood before the camera.
  source: 'page',
  level: 3,
  payload: z.object({
    /** Minutes that the page says it watched. */
    minutes: z.number().int().positive(),
    due: z.number().int().positive(),
    committed: z.number().int().nonnegative(),
  }),
  weight: {
    logOdds: 0.3,
    cap: 0.3,
    halfLifeMinutes: 120,
    source: 'prior: an honest page commits one every minute or two; kept low, for pictures fail on old devices too',
  },
  browsers: 'server',
  name: { vi: 'Thiếu ảnh định kì', en: 'Few regular pictures' },
  sentence: ({ minutes, due, committed }) => ({
    vi: `Trang thi báo đã theo dõi ${minutes} phút nhưng chỉ cam kết ${committed} trong khoảng ${due} ảnh định kì.`,
    en: `The page says that it watched ${minutes} minutes and committed ${committed} of about ${due} regular pictures.`,
  }),
});

import { z } from 'zod';
import { ALL_BROWSERS, signalKind } from '../signal.ts';

/** Which signals of the page this browser cannot give, or an accommodation leaves out: absent is unknown, never clean. */
export const notMeasured = signalKind({
  kind: 'notMeasured',
  modality: 'custody',
  level: 1,
  payload: z.object({
    why: z.enum(['browser', 'accommodation']),
    /** Names of signals. */
    signals: z.array(z.string().max(40)).min(1).max(40),
  }),
  weight: {
    logOdds: 0,
    cap: 0,
    halfLifeMinutes: 60,
    source: 'secure-browser.md: an absent API is unknown, never clean',
  },
  browsers: ALL_BROWSERS,
  name: { vi: 'Không đo được', en: 'Not measured' },
  sentence: ({ why, signals }) =>
    why === 'browser'
      ? {
          vi: `Trình duyệt này không cho biết ${signals.length} dấu hiệu; không có nghĩa là không xảy ra.`,
          en: `This browser cannot tell ${signals.length} signals; that does not mean they did not happen.`,
        }
      : {
          vi: `${signals.length} dấu hiệu không theo dõi, theo chế độ hỗ trợ của thí sinh.`,
          en: `${signals.length} signals are not watched, by the candidate's accommodation.`,
        },
});

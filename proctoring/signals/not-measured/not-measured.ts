import { z } from 'zod';
import { ALL_BROWSERS, type Said, signalKind } from '../signal.ts';

const WHY = ['browser', 'accommodation', 'exam'] as const;

const sentences: Record<(typeof WHY)[number], (what: Said) => Said> = {
  browser: ({ vi, en }) => ({
    vi: `Trình duyệt này không cho biết ${vi}; không có nghĩa là không xảy ra.`,
    en: `This browser cannot tell ${en}; that does not mean they did not happen.`,
  }),
  accommodation: ({ vi, en }) => ({
    vi: `Không theo dõi ${vi}, theo chế độ hỗ trợ của thí sinh.`,
    en: `Not watched, by the candidate's accommodation: ${en}.`,
  }),
  exam: ({ vi, en }) => ({
    vi: `Kỳ thi này không dùng ${vi}; không có nghĩa là không xảy ra.`,
    en: `This exam does without ${en}; that does not mean they did not happen.`,
  }),
};

/** What was not measured, named one by one. */
export function saysNotMeasured(why: (typeof WHY)[number], names: readonly Said[]): Said {
  const list = (language: keyof Said) => names.map((name) => `“${name[language].toLowerCase()}”`).join(', ');
  return sentences[why]({ vi: list('vi'), en: list('en') });
}

/** Which signals of the page this browser cannot give, or an accommodation or the exam leaves out: absent is unknown, never clean. */
export const notMeasured = signalKind({
  kind: 'notMeasured',
  modality: 'custody',
  level: 1,
  payload: z.object({
    why: z.enum(WHY),
    /** Names of signals, and of parts of the page (`page-parts.ts`). */
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
  sentence: ({ why, signals }) => sentences[why]({ vi: `${signals.length} dấu hiệu`, en: `${signals.length} signals` }),
});

import { TAMPERS, type Tamper } from 'shared/evidence/classify-gaps.ts';
import { z } from 'zod';
import { type Said, signalKind } from '../signal.ts';

/** How a chain does not hold, and that more was told than any page has to tell: what floods may hide the rest. */
const WAYS = [...TAMPERS, 'flooded'] as const;

const words: Record<Tamper | 'flooded', Said> = {
  reused: { vi: 'một số thứ tự được dùng hai lần', en: 'a number was used twice' },
  missing: { vi: 'thiếu một lô ở giữa', en: 'a batch in between is missing' },
  broken: { vi: 'một lô không nối với lô trước', en: 'a batch does not follow the one before' },
  signature: { vi: 'một chữ ký không đúng', en: 'a signature is wrong' },
  unsigned: { vi: 'một lô không được ký', en: 'a batch is not signed' },
  nonce: { vi: 'một lô mang mã không phải máy chủ đã cấp', en: 'a batch carries a code that the server did not give' },
  clock: { vi: 'đồng hồ của trang chạy lùi', en: 'the clock of the page ran back' },
  flooded: {
    vi: 'tín hiệu gửi đến nhiều hơn mức một trang có thể gửi, phần vượt không được giữ',
    en: 'more was told than any page tells, and what was too much is not kept',
  },
};

/** The chain of a page's batches does not hold: what no cut line, no sleep and no reload can do. */
export const chainBroken = signalKind({
  kind: 'chainBroken',
  modality: 'custody',
  // It says something of the page, and nothing of what stood before the camera.
  source: 'page',
  level: 1,
  payload: z.object({ what: z.enum(WAYS), page: z.string().max(32) }),
  weight: {
    logOdds: 1.6,
    cap: 1.6,
    halfLifeMinutes: 180,
    source: 'prior: of the gaps of a chain only this one is evidence (proctoring.md); honest pages never make one',
  },
  browsers: 'server',
  name: { vi: 'Chuỗi tín hiệu bị đứt', en: 'Chain of signals broken' },
  sentence: ({ what }) => ({
    vi: `Chuỗi tín hiệu của trang thi không khớp: ${words[what].vi}.`,
    en: `The page's chain of signals does not hold: ${words[what].en}.`,
  }),
});

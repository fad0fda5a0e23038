import { z } from 'zod';
import { ALL_BROWSERS, lasting, type Said, signalKind } from '../signal.ts';

export const NOT_HEARD_REASONS = [
  'refused',
  'unanswered',
  'missing',
  'busy',
  'ended',
  'silent',
  'held',
  'tooSeldom',
  'hearingFailed',
  'notConsented',
] as const;
export type NotHeardReason = (typeof NOT_HEARD_REASONS)[number];

const reasons: Record<NotHeardReason, Said> = {
  refused: { vi: 'trình duyệt không cho dùng micro', en: 'the microphone was not allowed' },
  unanswered: {
    vi: 'chưa ai trả lời câu hỏi của trình duyệt về micro',
    en: 'nobody answered the browser’s question about the microphone',
  },
  missing: { vi: 'máy không có micro', en: 'there is no microphone' },
  busy: { vi: 'micro đang được chương trình khác dùng', en: 'another program has the microphone' },
  ended: { vi: 'micro bị ngắt', en: 'the microphone went away' },
  silent: { vi: 'micro bị tắt tiếng', en: 'the microphone is muted' },
  held: { vi: 'trình duyệt chưa cho trang nghe tiếng', en: 'the browser held the sound back' },
  tooSeldom: {
    vi: 'máy chậm hoặc trang bị che nên không nghe kịp',
    en: 'the device was too slow, or the page was hidden',
  },
  hearingFailed: { vi: 'máy này không chạy được phần nghe', en: 'the hearing part did not run' },
  notConsented: {
    vi: 'em hoặc gia đình không đồng ý dùng micro',
    en: 'pupil or family did not agree to the microphone',
  },
};

/** The microphone was asked for and heard nothing, and why. "Unknown", never evidence, like `notWatched` of the camera. */
export const notHeard = signalKind({
  kind: 'notHeard',
  modality: 'custody',
  level: 3,
  asks: 'microphone',
  payload: z.object({ reason: z.enum(NOT_HEARD_REASONS) }),
  weight: {
    logOdds: 0,
    cap: 0,
    halfLifeMinutes: 60,
    source: 'decision 0047: a failed microphone never takes the paper away',
  },
  browsers: ALL_BROWSERS,
  name: { vi: 'Không nghe được', en: 'Not heard' },
  sentence: ({ reason }, seconds) => ({
    vi: `Không dùng được micro: ${reasons[reason].vi} (${lasting(seconds).vi}).`,
    en: `Not heard by microphone: ${reasons[reason].en} (${lasting(seconds).en}).`,
  }),
});

import { z } from 'zod';
import { ALL_BROWSERS, lasting, type Said, signalKind } from '../signal.ts';

const NOT_WATCHED_REASONS = ['refused', 'missing', 'busy', 'ended', 'visionFailed', 'notConsented', 'tooSlow'] as const;
export type NotWatchedReason = (typeof NOT_WATCHED_REASONS)[number];

const reasons: Record<NotWatchedReason, Said> = {
  refused: { vi: 'không được phép dùng camera', en: 'the camera was not allowed' },
  missing: { vi: 'máy không có camera', en: 'there is no camera' },
  busy: { vi: 'camera đang được chương trình khác dùng', en: 'another program has the camera' },
  ended: { vi: 'camera bị ngắt', en: 'the camera went away' },
  visionFailed: { vi: 'máy không chạy được phần nhận hình', en: 'the vision part could not run on this device' },
  tooSlow: { vi: 'máy quá chậm để nhận hình', en: 'the device is too slow for the vision part' },
  notConsented: { vi: 'thí sinh không đồng ý dùng camera', en: 'the candidate did not consent to the camera' },
};

/** What was not measured, and why. "Unknown", never evidence: a poor PC and a refusal cost nobody anything. */
export const notWatched = signalKind({
  kind: 'notWatched',
  modality: 'custody',
  level: 2,
  payload: z.object({ reason: z.enum(NOT_WATCHED_REASONS) }),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'design.md: a failed camera never takes the paper away' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Không theo dõi được', en: 'Not watched' },
  sentence: ({ reason }, seconds) => ({
    vi: `Không theo dõi bằng camera: ${reasons[reason].vi} (${lasting(seconds).vi}).`,
    en: `Not watched by camera: ${reasons[reason].en} (${lasting(seconds).en}).`,
  }),
});

import { z } from 'zod';
import { ALL_BROWSERS, lasting, type Said, signalKind } from '../signal.ts';

export const NOT_SHARED_REASONS = ['refused', 'notWhole', 'notKnown', 'ended', 'unsupported'] as const;
export type NotSharedReason = (typeof NOT_SHARED_REASONS)[number];

const reasons: Record<NotSharedReason, Said> = {
  refused: { vi: 'thí sinh không đồng ý', en: 'the candidate did not agree' },
  notWhole: { vi: 'chỉ chia sẻ một cửa sổ', en: 'only one window was shared' },
  notKnown: { vi: 'trình duyệt không cho biết chia sẻ gì', en: 'the browser does not say what is shared' },
  ended: { vi: 'việc chia sẻ đã dừng', en: 'the sharing stopped' },
  unsupported: { vi: 'trình duyệt không làm được', en: 'the browser cannot' },
};

/** The exam asks for the whole screen to be shared, and it was not, or nobody can say. "Unknown", never evidence, and one display only. */
export const screenNotShared = signalKind({
  kind: 'screenNotShared',
  modality: 'custody',
  level: 1,
  payload: z.object({ reason: z.enum(NOT_SHARED_REASONS) }),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'design.md: what was not watched is said, never counted' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Không chia sẻ màn hình', en: 'Screen not shared' },
  sentence: ({ reason }, seconds) => {
    const isKnown = reason !== 'notKnown';
    const [vi, en] = isKnown
      ? ['Màn hình không được chia sẻ', 'The screen was not shared']
      : ['Không rõ cả màn hình có được chia sẻ không', 'Whether the whole screen was shared is unknown'];
    return {
      vi: `${vi}: ${reasons[reason].vi} (${lasting(seconds).vi}).`,
      en: `${en}: ${reasons[reason].en} (${lasting(seconds).en}).`,
    };
  },
});

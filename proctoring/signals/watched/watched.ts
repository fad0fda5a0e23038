import { z } from 'zod';
import { ALL_BROWSERS, type Said, signalKind } from '../signal.ts';

/** As in `device-tier.ts`, which pages alone can import. */
const Tier = z.enum(['full', 'light', 'none']);

const tiers: Record<z.infer<typeof Tier>, Said> = {
  full: { vi: 'đầy đủ', en: 'full' },
  light: { vi: 'nhẹ', en: 'light' },
  none: { vi: 'không có', en: 'none' },
};

/** Why a check that runs can tell nothing for now. `notEnrolled`: there is no face to compare with, as after a reload. */
export const BLIND_REASONS = ['dark', 'covered', 'coarse', 'notEnrolled'] as const;
export type BlindReason = (typeof BLIND_REASONS)[number];

const blindness: Record<BlindReason, Said> = {
  dark: { vi: 'thiếu sáng', en: 'too dark' },
  covered: { vi: 'camera bị che', en: 'the camera is covered' },
  coarse: { vi: 'camera cho ít điểm ảnh', en: 'the camera gives few pixels' },
  notEnrolled: { vi: 'không có khuôn mặt lúc điểm danh để so', en: 'no face of the check-in to compare with' },
};

/** Checks that run and can tell nothing, and why. */
export interface Blind {
  readonly why: BlindReason;
  readonly checks: string[];
}

/**
 * Which checks looked, and from when to when: every change of them is a new interval. What a report says of each minute is
 * folded from these (`minutes.ts`); no alarm in a time when nobody looked, or nothing could be seen, is no all-clear.
 */
export const watched = signalKind({
  kind: 'watched',
  modality: 'custody',
  level: 2,
  payload: z.object({
    tier: Tier,
    /** Names of the signals that were looked for and could be seen; empty where none could be. */
    checks: z.array(z.string().max(40)).max(40),
    /** Absent where nothing was. A check may be blind for several reasons. */
    blind: z
      .array(z.object({ why: z.enum(BLIND_REASONS), checks: z.array(z.string().max(40)).max(40) }))
      .max(BLIND_REASONS.length)
      .optional(),
  }),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'proctoring.md: a weak PC gets a lighter tier' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Đang theo dõi', en: 'Watched' },
  sentence: ({ tier, checks, blind = [] }) => {
    const without = (language: keyof Said, word: string) =>
      blind.map(({ why, checks: of }) => `; ${of.length} ${word}: ${blindness[why][language]}`).join('');
    return {
      vi: `Camera theo dõi mức ${tiers[tier].vi}: ${checks.length} phép kiểm${without('vi', 'phép không thấy được gì')}.`,
      en: `Watched by camera, ${tiers[tier].en} tier: ${checks.length} checks${without('en', 'blind')}.`,
    };
  },
});

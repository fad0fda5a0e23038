import { z } from 'zod';
import { ALL_BROWSERS, type Said, signalKind } from '../signal.ts';

/** As in `device-tier.ts`, which pages alone can import. */
const Tier = z.enum(['full', 'light', 'none']);

const tiers: Record<z.infer<typeof Tier>, Said> = {
  full: { vi: 'đầy đủ', en: 'full' },
  light: { vi: 'nhẹ', en: 'light' },
  none: { vi: 'không có', en: 'none' },
};

/**
 * Which checks looked, and from when to when: every change of them is a new interval. What a report says of each minute is
 * folded from these (`minutes.ts`); no alarm in a time when nobody looked is no all-clear.
 */
export const watched = signalKind({
  kind: 'watched',
  modality: 'custody',
  level: 2,
  payload: z.object({
    tier: Tier,
    /** Names of the signals that were looked for; empty where none could be. */
    checks: z.array(z.string().max(40)).max(40),
  }),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'proctoring.md: a weak PC gets a lighter tier' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Đang theo dõi', en: 'Watched' },
  sentence: ({ tier, checks }) => ({
    vi: `Camera theo dõi mức ${tiers[tier].vi}: ${checks.length} phép kiểm.`,
    en: `Watched by camera, ${tiers[tier].en} tier: ${checks.length} checks.`,
  }),
});

import { z } from 'zod';
import { ALL_BROWSERS, signalKind } from '../signal.ts';
import { REGULAR } from './regular.ts';

/** Why a picture was kept: around a signal of this kind, or at regular times. */
const Reason = z.string().max(40);

/**
 * Commits the SHA-256 of a picture before it is uploaded, so that no other picture can take its place, and says what
 * the page saw in it, so that the service's second look can be compared.
 */
export const snapshotTaken = signalKind({
  kind: 'snapshotTaken',
  modality: 'custody',
  level: 2,
  payload: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    reason: Reason,
    /** Surely seen faces; null where the page could not look. */
    faces: z.number().int().nonnegative().nullable(),
    phone: z.boolean().nullable(),
  }),
  weight: { logOdds: 0, cap: 0, halfLifeMinutes: 60, source: 'proctoring.md, evidence and custody' },
  browsers: ALL_BROWSERS,
  name: { vi: 'Ảnh chụp', en: 'Snapshot' },
  sentence: ({ reason }) =>
    reason === REGULAR
      ? { vi: 'Ảnh chụp định kỳ.', en: 'A regular snapshot.' }
      : { vi: 'Ảnh chụp khi có tín hiệu.', en: 'A snapshot around a signal.' },
});

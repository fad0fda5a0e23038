import { z } from 'zod';
import type { Level } from './signal.ts';
import type { VisionParts } from './vision-messages.ts';

/** What this machine can do, measured at check-in: decides how much is looked for, and stands in the report. */
export const DeviceTier = z.object({
  /** `full`: all parts. `light`: faces only, fewer looks. `none`: the camera is not watched on this machine. */
  tier: z.enum(['full', 'light', 'none']),
  /** Null where no backend started. */
  backend: z.string().max(40).nullable(),
  /** Median of the self-test, faces only. */
  millisecondsPerFrame: z.number().nonnegative().nullable(),
  /** Mean luma of the first looks, 0 to 1; null without a camera. */
  light: z.number().min(0).max(1).nullable(),
});
export type DeviceTier = z.infer<typeof DeviceTier>;

/** Slower than this a look at faces leaves no room for objects and identity. */
const FULL_MS = 150;
/** Slower than this there would be less than one look a second: too few for any signal. */
const LIGHT_MS = 600;

/** The tier of a machine by what its self-test measured (`ready` of the worker) and what its camera shows. */
export function deviceTierOf(
  ready: { readonly backend: string; readonly millisecondsPerFrame: number } | null,
  light: number | null,
): DeviceTier {
  if (!ready) return { tier: 'none', backend: null, millisecondsPerFrame: null, light };
  const { backend, millisecondsPerFrame } = ready;
  const tier = millisecondsPerFrame <= FULL_MS ? 'full' : millisecondsPerFrame <= LIGHT_MS ? 'light' : 'none';
  return { tier, backend, millisecondsPerFrame, light };
}

/** What may be looked for at a level on a machine: irises, objects and identity belong to full vision and need its pace. */
export function partsOf(level: Level, tier: DeviceTier['tier'] = 'full'): VisionParts {
  const isFull = level === 3 && tier === 'full';
  return { objects: isFull, irises: isFull, identity: isFull };
}

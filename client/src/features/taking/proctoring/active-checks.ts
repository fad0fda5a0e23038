import type { VisionSignal } from 'proctoring/signals/detectors.ts';
import { type DeviceTier, partsOf } from 'proctoring/signals/device-tier.ts';
import { signalOf } from 'proctoring/signals/registry.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import type { VisionParts } from 'proctoring/signals/vision-messages.ts';

/** Signals that need a part of the vision; the others are seen from faces and light alone. */
export const NEEDS: Readonly<Partial<Record<VisionSignal, keyof VisionParts>>> = {
  phoneSeen: 'objects',
  bookSeen: 'objects',
  screenSeen: 'objects',
  personBehind: 'objects',
  personChanged: 'identity',
};

/** The signals of `kinds` that are really looked for: this machine's tier has their part, the microphone works where they need it, and no accommodation leaves them out. */
export function activeChecks(
  kinds: readonly VisionSignal[],
  {
    level,
    tier,
    relaxed,
    hears,
  }: { level: Level; tier: DeviceTier['tier']; relaxed: readonly string[]; hears: boolean },
): VisionSignal[] {
  const parts = partsOf(level, tier);
  return kinds.filter((kind) => {
    const part = NEEDS[kind];
    if (signalOf(kind).asks === 'microphone' && !hears) return false;
    return tier !== 'none' && (part === undefined || parts[part]) && !relaxed.includes(kind);
  });
}

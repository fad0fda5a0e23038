import { type SignalName, signalOf } from '../signals/registry.ts';
import type { Told } from '../signals/signal.ts';
import { weightOf } from './weights.ts';

/**
 * How much of its weight a signal carries at `now`: 1 at full length, full raw strength and fresh, half of it after each
 * half-life. The payload is as its signal parsed it.
 */
export function strengthAt(kind: SignalName, { startedAt, endedAt, payload }: Told, now: number): number {
  const { fullAfterSeconds, halfLifeMinutes } = weightOf(kind);
  const lasted = Math.max(0, ((endedAt ?? now) - startedAt) / 1000);
  const length = fullAfterSeconds ? Math.min(1, lasted / fullAfterSeconds) : 1;
  const age = Math.max(0, (now - (endedAt ?? now)) / 60_000);
  const raw = Math.min(1, Math.max(0, signalOf(kind).strength?.(payload) ?? 1));
  return raw * length * 0.5 ** (age / halfLifeMinutes);
}

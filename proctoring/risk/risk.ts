import { parsePayload, type SignalName, signalOf } from '../signals/registry.ts';
import type { Modality, Said, Told } from '../signals/signal.ts';

/** A signal as it was recorded: what the page, the service or the server told. */
export interface RecordedSignal extends Told {
  readonly kind: string;
}

/** How soon a person should look. It orders a reviewer's time and does nothing else. */
type Priority = 'none' | 'look' | 'raised';

interface Evidence {
  readonly kind: SignalName;
  readonly modality: Modality;
  /** How many signals of this kind there were. */
  readonly times: number;
  /** What they add to the log-odds now: decayed and capped. */
  readonly adds: number;
  readonly latestAt: number;
  readonly ongoing: boolean;
  /** The heaviest of them, in words. */
  readonly sentence: Said;
}

export interface Risk {
  readonly priority: Priority;
  /** Log-odds, starting from `PRIOR`. */
  readonly logOdds: number;
  /** Heaviest first; kinds that are only reported come last. */
  readonly evidence: readonly Evidence[];
  /** Why this priority, in one sentence. */
  readonly because: Said;
}

/** About one sitting in fifty deserves a second look: a setting of this product, not a finding about pupils. */
export const PRIOR = -4;
/** From here on a person may want to look. */
const LOOK_AT = -2.5;
/** From here on a person should look soon, if two modalities each carry at least `CARRIES`. */
const RAISED_AT = -1.5;
const CARRIES = 0.5;

/**
 * Risk from signals over time: each adds its weight by how long it lasted, halves with age, and no kind adds more than
 * its cap, so that one noisy detector cannot shout. However much one modality says alone, it never raises the priority.
 * Pure: `now` (Unix ms) is handed in. Signals that nobody knows are not counted.
 */
export function riskOf(recorded: readonly RecordedSignal[], now: number): Risk {
  const evidence = [...byKind(recorded)]
    .map(([kind, told]) => evidenceOf(kind, told, now))
    .sort((a, b) => b.adds - a.adds || b.latestAt - a.latestAt);
  const logOdds = PRIOR + evidence.reduce((sum, one) => sum + one.adds, 0);
  const carried = new Map<Modality, number>();
  for (const one of evidence) carried.set(one.modality, (carried.get(one.modality) ?? 0) + one.adds);
  const modalities = [...carried.values()].filter((adds) => adds >= CARRIES).length;
  const priority = logOdds >= RAISED_AT && modalities >= 2 ? 'raised' : logOdds >= LOOK_AT ? 'look' : 'none';
  return { priority, logOdds, evidence, because: because(priority, evidence) };
}

/** One entry per interval: its end replaces its beginning. */
function byKind(recorded: readonly RecordedSignal[]): Map<SignalName, Told[]> {
  const intervals = new Map<string, { kind: SignalName; told: Told }>();
  for (const one of recorded) {
    const parsed = parsePayload(one.kind, one.payload);
    if (!parsed) continue;
    const key = `${one.kind} ${one.startedAt}`;
    const known = intervals.get(key);
    if (known && known.told.endedAt !== null) continue;
    intervals.set(key, { kind: parsed.name, told: { ...one, payload: parsed.payload } });
  }
  const kinds = new Map<SignalName, Told[]>();
  for (const { kind, told } of intervals.values()) kinds.set(kind, [...(kinds.get(kind) ?? []), told]);
  return kinds;
}

function evidenceOf(kind: SignalName, told: readonly Told[], now: number): Evidence {
  const signal = signalOf(kind);
  const weighed = told.map((one) => ({ one, adds: addsOf(kind, one, now) })).sort((a, b) => b.adds - a.adds);
  const heaviest = weighed[0]?.one;
  return {
    kind,
    modality: signal.modality,
    times: told.length,
    adds: Math.min(
      signal.weight.cap,
      weighed.reduce((sum, { adds }) => sum + adds, 0),
    ),
    latestAt: Math.max(...told.map((one) => one.endedAt ?? now)),
    ongoing: told.some((one) => one.endedAt === null),
    sentence: heaviest ? signal.sentence(heaviest.payload, secondsOf(heaviest)) : signal.name,
  };
}

function addsOf(kind: SignalName, told: Told, now: number): number {
  const { logOdds, fullAfterSeconds, halfLifeMinutes } = signalOf(kind).weight;
  const lasted = Math.max(0, ((told.endedAt ?? now) - told.startedAt) / 1000);
  const strength = fullAfterSeconds ? Math.min(1, lasted / fullAfterSeconds) : 1;
  const age = Math.max(0, (now - (told.endedAt ?? now)) / 60_000);
  return logOdds * strength * 0.5 ** (age / halfLifeMinutes);
}

function secondsOf(told: Told): number | null {
  return told.endedAt === null ? null : (told.endedAt - told.startedAt) / 1000;
}

function because(priority: Priority, evidence: readonly Evidence[]): Said {
  const counted = evidence.filter((one) => one.adds > 0).slice(0, 3);
  if (counted.length === 0) return { vi: 'Chưa có tín hiệu nào đáng chú ý.', en: 'No signal worth a look so far.' };
  const vi = counted.map((one) => named(one, 'vi', 'lần')).join(', ');
  const en = counted.map((one) => named(one, 'en', 'times')).join(', ');
  if (priority === 'raised')
    return { vi: `Nên xem sớm, nhiều nguồn cùng báo: ${vi}.`, en: `Look soon, several sources agree: ${en}.` };
  if (priority === 'look') return { vi: `Có thể xem khi rảnh: ${vi}.`, en: `Worth a look when there is time: ${en}.` };
  return { vi: `Không cần xem ngay: ${vi}.`, en: `No need to look now: ${en}.` };
}

function named(one: Evidence, language: 'vi' | 'en', times: string): string {
  const name = signalOf(one.kind).name[language].toLowerCase();
  return one.times > 1 ? `${name} (${one.times} ${times})` : name;
}

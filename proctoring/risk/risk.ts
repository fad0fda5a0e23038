import { parsePayload, type SignalName, signalOf } from '../signals/registry.ts';
import type { Modality, Said, Source, Told } from '../signals/signal.ts';
import { type Unusual, unusualShare } from './habits.ts';
import { sharesOf } from './shares.ts';
import { strengthAt } from './strength.ts';
import { type Surroundings, UNKNOWN_SURROUNDINGS } from './surroundings.ts';
import { PRIOR, RAISED_AT, weightOf } from './weights.ts';

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
  /** How many of them lie within a moment that the whole room shared: they count for nobody. */
  readonly shared: number;
  /** How many of them are as usual for the candidate or the room: they count for little or nothing. */
  readonly usual: number;
  /** How far the heaviest lies above both, in standard deviations. */
  readonly unusual: Unusual;
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
  /** The sources that carry it. */
  readonly sources: readonly Source[];
  /** Why this priority, in one sentence. */
  readonly because: Said;
}

/** From here on a person may want to look: one chance in twenty. */
const LOOK_AT = Math.log(1 / 19);
/** A source carries that adds so much by itself. With two of them a risk from `RAISED_AT` on asks for a look soon. */
const CARRIES = 0.5;

/**
 * The source of each modality. A second sign-in is noticed by the pages' own messages, and a second look at a picture by
 * that picture: neither confirms what the page or the camera said.
 */
const SOURCES: { readonly [From in Modality]: Source } = {
  page: 'page',
  account: 'page',
  vision: 'vision',
  custody: 'vision',
  timing: 'timing',
  answers: 'answers',
};

/**
 * Risk from signals over time: each adds its weight by how long it lasted, halves with age, and no kind adds more than
 * its cap, so that one noisy detector cannot shout. However much one source says alone, it never raises the priority.
 * What lies within a moment that the whole room shared adds nothing, and what is usual of this page or of the room's pages
 * little or nothing (`around`). Pure: `now` (Unix ms) is handed in.
 * Signals that nobody knows are not counted.
 */
export function riskOf(
  recorded: readonly RecordedSignal[],
  now: number,
  around: Surroundings = UNKNOWN_SURROUNDINGS,
): Risk {
  const evidence = [...intervalsOf(recorded)]
    .map(([kind, told]) => evidenceOf(kind, told, now, around))
    .sort((a, b) => b.adds - a.adds || b.latestAt - a.latestAt);
  const logOdds = PRIOR + evidence.reduce((sum, one) => sum + one.adds, 0);
  const sources = sourcesThatCarry(evidence);
  const priority = priorityOf(logOdds, sources.length);
  return { priority, logOdds, evidence, sources, because: because(priority, evidence) };
}

/** Whose word a signal is: two of them must agree before a person is asked to look soon. */
export function sourceOf(kind: SignalName): Source {
  const { source, modality } = signalOf(kind);
  return source ?? SOURCES[modality];
}

function priorityOf(logOdds: number, sources: number): Priority {
  if (logOdds >= RAISED_AT && sources >= 2) return 'raised';
  return logOdds >= LOOK_AT ? 'look' : 'none';
}

function sourcesThatCarry(evidence: readonly Evidence[]): Source[] {
  const carried = new Map<Source, number>();
  for (const { kind, adds } of evidence) carried.set(sourceOf(kind), (carried.get(sourceOf(kind)) ?? 0) + adds);
  return [...carried].filter(([, adds]) => adds >= CARRIES).map(([source]) => source);
}

/** The signals of each kind that is known, one entry per interval: its end replaces its beginning. */
export function intervalsOf(recorded: readonly RecordedSignal[]): Map<SignalName, Told[]> {
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
  for (const { kind, told } of intervals.values()) {
    const before = kinds.get(kind);
    if (before) before.push(told);
    else kinds.set(kind, [told]);
  }
  return kinds;
}

function evidenceOf(kind: SignalName, told: readonly Told[], now: number, around: Surroundings): Evidence {
  const signal = signalOf(kind);
  const shareOf = sharesOf(kind, told, around);
  const weighed = told
    .map((one) => {
      const { own, unusual, share } = shareOf(one, now);
      return { one, own, unusual, adds: weightOf(kind).logOdds * strengthAt(kind, one, now) * share };
    })
    .sort((a, b) => b.adds - a.adds);
  const heaviest = weighed[0]?.one;
  return {
    kind,
    modality: signal.modality,
    times: told.length,
    shared: weighed.filter(({ own }) => own < 0.5).length,
    usual: weighed.filter(({ own, unusual }) => own >= 0.5 && unusualShare(unusual) < 0.5).length,
    unusual: weighed[0]?.unusual ?? { own: null, room: null },
    adds: Math.min(
      weightOf(kind).cap,
      weighed.reduce((sum, { adds }) => sum + adds, 0),
    ),
    latestAt: Math.max(...told.map((one) => one.endedAt ?? now)),
    ongoing: told.some((one) => one.endedAt === null),
    sentence: heaviest ? signal.sentence(heaviest.payload, secondsOf(heaviest)) : signal.name,
  };
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

import type { Around } from 'proctoring/signals/detector.ts';
import type { VisionSignal } from 'proctoring/signals/detectors.ts';
import { isCoarse } from 'proctoring/signals/objects.ts';
import { isCovered, isTooDark, type Observation } from 'proctoring/signals/observation.ts';
import { BLIND_REASONS, type Blind, type BlindReason } from 'proctoring/signals/watched/watched.ts';
import { NEEDS } from './active-checks.ts';

/** These say something of the lens itself, and of pictures that come again, however little light there is. */
const SEEN_IN_THE_DARK: ReadonlySet<VisionSignal> = new Set(['coveredLens', 'frozenCamera', 'loopedCamera']);

/** Which checks say "unknown" for each reason: the gates of the detectors, by name. */
const BLINDED: Readonly<Record<BlindReason, (kind: VisionSignal) => boolean>> = {
  dark: (kind) => !SEEN_IN_THE_DARK.has(kind),
  covered: (kind) => kind !== 'coveredLens',
  coarse: (kind) => NEEDS[kind] === 'objects',
  notEnrolled: (kind) => kind === 'personChanged',
};

/** Parts active checks into those that can see, and those that run and can tell nothing. */
export function sightOf(
  active: readonly VisionSignal[],
  why: ReadonlySet<BlindReason>,
): { checks: VisionSignal[]; blind: Blind[] } {
  const reasons = BLIND_REASONS.filter((reason) => why.has(reason));
  return {
    checks: active.filter((kind) => !reasons.some((reason) => BLINDED[reason](kind))),
    blind: reasons
      .map((reason) => ({ why: reason, checks: active.filter(BLINDED[reason]) }))
      .filter(({ checks }) => checks.length > 0),
  };
}

/** Shorter than this a gate that fails is a passing shadow ... */
const BLIND_AFTER_MS = 5_000;
/** ... and shorter than this a light is a lamp that flickers: each change is a new interval in the report. */
const SEES_AFTER_MS = 30_000;

/** What the first look tells for good; light does not: cameras open dark. */
const LASTING: ReadonlySet<BlindReason> = new Set(['coarse', 'notEnrolled']);

/** Follows the gates of each look, and says which have failed long enough to be told. */
export function createSight(): (look: {
  readonly observation: Observation;
  readonly around: Around;
  readonly isEnrolled: boolean;
}) => ReadonlySet<BlindReason> {
  let told: ReadonlySet<BlindReason> | null = null;
  const otherwiseSince = new Map<BlindReason, number>();
  return ({ observation: { at, light }, around, isEnrolled }) => {
    const fails: Record<BlindReason, boolean> = {
      dark: isTooDark(light),
      covered: isCovered(light),
      coarse: isCoarse(around),
      notEnrolled: !isEnrolled,
    };
    const before = told;
    told = new Set(
      BLIND_REASONS.filter((why) => {
        const was = before?.has(why) ?? (LASTING.has(why) && fails[why]);
        if (was === fails[why]) otherwiseSince.delete(why);
        else if (!otherwiseSince.has(why)) otherwiseSince.set(why, at);
        const lasted = at - (otherwiseSince.get(why) ?? at);
        const isOver = was !== fails[why] && lasted >= (was ? SEES_AFTER_MS : BLIND_AFTER_MS);
        if (isOver) otherwiseSince.delete(why);
        return isOver ? !was : was;
      }),
    );
    return told;
  };
}

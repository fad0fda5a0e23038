import { type Debounce, type DebounceRule, debounce, quiet, type Says } from './debounce.ts';
import type { Observation } from './observation.ts';
import type { Tell } from './signal.ts';

/** A vision signal's own part: one question asked of one frame, and how long the answer must stand. */
export interface Detector<Payload> {
  readonly rule: DebounceRule;
  /** Null where this frame was not looked at for this question. */
  readonly look: (observation: Observation) => { readonly says: Says; readonly payload: Payload } | null;
}

export interface Detecting {
  see(observation: Observation): void;
  /** Nobody looks any more: what was going on ends at its last sight. */
  end(): void;
  /** "unknown" until frames of sufficient quality came in. */
  readonly now: () => Says;
}

/** Runs a detector over a sequence of frames and tells the intervals. Reads no clock: time is the frames' own. */
export function detecting<Payload>(detector: Detector<Payload>, tell: Tell<Payload>): Detecting {
  let state: Debounce = quiet;
  let payload: Payload | null = null;
  let latest: Says = 'unknown';
  return {
    see(observation) {
      const look = detector.look(observation);
      if (!look) return;
      latest = look.says;
      const step = debounce(detector.rule, state, observation.at, look.says);
      state = step.state;
      if (look.says === 'yes') payload = look.payload;
      if (!step.event || payload === null) return;
      if (step.event.type === 'began') tell({ startedAt: step.event.at, endedAt: null, payload });
      else tell({ startedAt: step.event.beganAt, endedAt: step.event.at, payload });
    },
    end() {
      const { beganAt, lastYesAt } = state;
      state = quiet;
      if (beganAt !== null && payload !== null)
        tell({ startedAt: beganAt, endedAt: Math.max(beganAt, lastYesAt ?? beganAt), payload });
    },
    // One frame is no sign, and too few frames are no all-clear.
    now() {
      if (state.beganAt !== null) return 'yes';
      const known = state.samples.filter((sample) => sample.says !== 'unknown').length;
      return latest === 'unknown' || known < detector.rule.samples ? 'unknown' : 'no';
    },
  };
}

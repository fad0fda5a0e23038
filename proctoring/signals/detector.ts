import { type Debounce, type DebounceRule, debounce, quiet, type Says } from './debounce.ts';
import type { Observation } from './observation.ts';
import type { Tell } from './signal.ts';

/** What the page knows at a look besides what the frame shows. */
export interface Around {
  /** Null where the page does not know the camera: the service's second look, an evaluation from pictures. */
  readonly camera: {
    /** Pixels across that it gives, before any scaling. */
    readonly width: number;
    /** Named like a program's camera (`isVirtualCamera`). */
    readonly isNamedVirtual: boolean;
    /** Whether the camera gave a new frame since the look before; null where the browser does not count. */
    readonly isDelivering: boolean | null;
    /** Standard deviation of the times between frames over their mean; null where the browser does not say. */
    readonly jitter: number | null;
  } | null;
  /** Share of the last second in which a voice was heard (`hearing/voice.ts`); null where nobody listens, or cannot hear. */
  readonly voice?: number | null;
}
export const NOTHING_AROUND: Around = { camera: null };

/** A vision signal's own part: one question asked of one frame, and how long the answer must stand. */
export interface Detector<Payload> {
  readonly rule: DebounceRule;
  /** Null where this frame was not looked at for this question. */
  readonly look: (
    observation: Observation,
    around?: Around,
  ) => { readonly says: Says; readonly payload: Payload } | null;
}

export interface Detecting {
  see(observation: Observation, around: Around): void;
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
    see(observation, around) {
      const look = detector.look(observation, around);
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

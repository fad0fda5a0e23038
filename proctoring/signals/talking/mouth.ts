/** The opening of one mouth over the looks. Runs once per attempt. */
export interface Mouth {
  /**
   * Feeds a look. `open`: distance of the inner lips in widths of the mouth; null where this look does not show it. Says
   * whether the mouth has been moving; null while that cannot be said.
   */
  see(at: number, open: number | null): boolean | null;
}

/** Syllables come four or five times a second, looks two to four times: no look sees one syllable, a few see that it moves. */
const WINDOW_MS = 3_000;
/** Fewer steps in the window than this say nothing: under two looks a second. */
const LEAST_STEPS = 5;
/** Two looks further apart are no step: between them much may have happened, or somebody else sat down. */
const LONGEST_STEP_MS = 1_000;
/** A step is a movement above this, widths of a mouth: the mesh itself trembles ... */
const LEAST_MOVE = 0.05;
/** ... and above so many of this person's own usual steps. */
const OWN_STEPS = 4;
/** The own usual step is the middle one of so many: ten seconds at four looks a second. */
const BASELINE_STEPS = 40;
/** It moves while at least this share of the steps are movements: some syllables look alike, and one yawn is two steps. */
const MOVING_SHARE = 0.4;

interface Step {
  readonly at: number;
  readonly by: number;
}

/**
 * Whether a mouth moves again and again, whatever it does: talk, chew, whisper a text. The difference of two looks takes away
 * what changes slowly (a smile, a raised head); faster movements are seen as they fall, which is enough for "it moves" and too
 * little for any rhythm.
 */
export function createMouth(): Mouth {
  let before: { at: number; open: number } | null = null;
  let steps: Step[] = [];
  const first: number[] = [];
  let usual: number | null = null;
  return {
    see(at, open) {
      const last = before;
      before = open === null ? null : { at, open };
      steps = steps.filter((step) => at - step.at <= WINDOW_MS);
      if (open === null) return null;
      if (last && at > last.at && at - last.at <= LONGEST_STEP_MS) {
        const by = Math.abs(open - last.open);
        steps.push({ at, by });
        if (usual === null) first.push(by);
        if (first.length === BASELINE_STEPS) usual = first.toSorted((a, b) => a - b)[BASELINE_STEPS / 2] ?? 0;
      }
      if (usual === null || steps.length < LEAST_STEPS) return null;
      const moves = Math.max(LEAST_MOVE, usual * OWN_STEPS);
      return steps.filter(({ by }) => by >= moves).length >= steps.length * MOVING_SHARE;
    },
  };
}

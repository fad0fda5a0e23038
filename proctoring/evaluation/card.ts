import { detectCoveredLens } from '../signals/covered-lens/detect.ts';
import type { Says } from '../signals/debounce.ts';
import { detectNoFace } from '../signals/no-face/detect.ts';
import type { Observation } from '../signals/observation.ts';
import { detectSeveralFaces } from '../signals/several-faces/detect.ts';
import minimums from './card.json' with { type: 'json' };
import type { Scene } from './scenes.ts';

/** What should be said of a scene, by its label. Looking away and telephones have no labelled pictures yet. */
const questions = [
  { signal: 'noFace', look: detectNoFace.look, truth: (scene: Scene) => scene.people === 0 && !scene.covered },
  { signal: 'severalFaces', look: detectSeveralFaces.look, truth: (scene: Scene) => scene.people >= 2 },
  { signal: 'coveredLens', look: detectCoveredLens.look, truth: (scene: Scene) => scene.covered },
] as const;

/** One row of the card: single frames, before the debounce, so these are the worst figures. */
export interface CardRow {
  readonly signal: string;
  readonly condition: string;
  /** Share of "yes" that was right; null where "yes" was never said. */
  readonly precision: number | null;
  /** Share of the true cases that were found, unknown ones counted as missed; null where there was none. */
  readonly recall: number | null;
  /** Share of the frames of which the signal said "unknown". */
  readonly unknown: number;
  readonly n: number;
}

export interface Seen {
  readonly scene: Scene;
  readonly observation: Observation;
}

export function cardOf(seen: readonly Seen[]): CardRow[] {
  const conditions = ['all', ...new Set(seen.map(({ scene }) => scene.condition))];
  return questions.flatMap(({ signal, look, truth }) =>
    conditions.map((condition) => {
      const rows = seen
        .filter(({ scene }) => condition === 'all' || scene.condition === condition)
        .map(({ scene, observation }) => ({ truth: truth(scene), says: look(observation)?.says ?? 'unknown' }));
      return { signal, condition, ...rates(rows), n: rows.length };
    }),
  );
}

/**
 * Where a card falls below `card.json`, in words; empty where it holds. A row is asked for only what can be said of it: recall
 * where there are true cases, precision where there was an alarm.
 */
export function shortfalls(card: readonly CardRow[]): string[] {
  return minimums.flatMap(({ signal, condition, ...least }) => {
    const row = card.find((one) => one.signal === signal && one.condition === condition);
    if (!row) return [`${signal} in ${condition}: not measured`];
    return (['precision', 'recall'] as const).flatMap((figure) => {
      const [has, needs] = [row[figure], least[figure]];
      return has !== null && has < needs
        ? [`${signal} in ${condition}: ${figure} ${has}, at least ${needs} expected`]
        : [];
    });
  });
}

function rates(rows: readonly { truth: boolean; says: Says }[]) {
  const count = (truth: boolean, says: Says) => rows.filter((row) => row.truth === truth && row.says === says).length;
  const hits = count(true, 'yes');
  const alarms = hits + count(false, 'yes');
  const truths = rows.filter((row) => row.truth).length;
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 1000);
  return {
    precision: share(hits, alarms),
    recall: share(hits, truths),
    unknown: share(rows.filter((row) => row.says === 'unknown').length, rows.length) ?? 0,
  };
}

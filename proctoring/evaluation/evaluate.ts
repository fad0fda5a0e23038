import { detectCoveredLens } from '../signals/covered-lens/detect.ts';
import type { Says } from '../signals/debounce.ts';
import { detectNoFace } from '../signals/no-face/detect.ts';
import type { Observation } from '../signals/observation.ts';
import { detectSeveralFaces } from '../signals/several-faces/detect.ts';
import { openNodeVision } from '../vision/node.ts';
import { type Scene, scenes } from './scenes.ts';

/** What should be said of a scene, by its label. Looking away and telephones have no labelled pictures yet. */
const questions = [
  { signal: 'noFace', look: detectNoFace.look, truth: (scene: Scene) => scene.people === 0 && !scene.covered },
  { signal: 'severalFaces', look: detectSeveralFaces.look, truth: (scene: Scene) => scene.people >= 2 },
  { signal: 'coveredLens', look: detectCoveredLens.look, truth: (scene: Scene) => scene.covered },
] as const;

/** One row of the card: single frames, before the debounce, so these are the worst figures. */
interface CardRow {
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

interface Seen {
  readonly scene: Scene;
  readonly observation: Observation;
}

function cardOf(seen: readonly Seen[]): CardRow[] {
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

if (import.meta.main) {
  const vision = await openNodeVision();
  const seen: Seen[] = [];
  for (const scene of scenes()) seen.push({ scene, observation: await vision.see(scene.picture, 0) });
  process.stdout.write(`${JSON.stringify(cardOf(seen), null, 2)}\n`);
}

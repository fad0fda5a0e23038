import { auc } from './auc.ts';
import type { Example } from './examples.ts';

/** What the model is measured by, on sittings that it was not trained on. */
export interface SequenceCard {
  readonly n: number;
  readonly planted: number;
  /** Area under the ROC curve over all, of the model and of the plain risk. */
  readonly auc: { readonly model: number; readonly risk: number };
  /** The same within each priority: the only place where the model may order anything. */
  readonly within: readonly {
    readonly priority: string;
    readonly n: number;
    readonly planted: number;
    readonly model: number;
    readonly risk: number;
  }[];
  /** Tenths of the score: what the model says, and the share of planted ones there. */
  readonly calibration: readonly { readonly says: number; readonly planted: number; readonly n: number }[];
}

export function sequenceCard(examples: readonly Example[], scores: readonly number[]): SequenceCard {
  const all = examples.map((example, index) => ({ ...example, score: scores[index] ?? 0 }));
  const both = (of: typeof all) => ({
    model: round(auc(of.map(({ score, planted }) => ({ score, positive: planted })))),
    risk: round(auc(of.map(({ risk, planted }) => ({ score: risk.logOdds, positive: planted })))),
  });
  const plantedIn = (of: typeof all) => of.filter(({ planted }) => planted).length;
  return {
    n: all.length,
    planted: plantedIn(all),
    auc: both(all),
    within: ['raised', 'look', 'none'].map((priority) => {
      const of = all.filter(({ risk }) => risk.priority === priority);
      return { priority, n: of.length, planted: plantedIn(of), ...both(of) };
    }),
    calibration: Array.from({ length: 10 }, (_, tenth) => {
      const of = all.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth);
      const mean = of.reduce((sum, { score }) => sum + score, 0) / Math.max(1, of.length);
      return { says: round(mean), planted: round(plantedIn(of) / Math.max(1, of.length)), n: of.length };
    }).filter(({ n }) => n > 0),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

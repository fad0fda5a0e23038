import { z } from 'zod';

/** The life of a question: draft -> in review -> approved -> retired. */
export const QUESTION_STATES = ['draft', 'review', 'approved', 'retired'] as const;
export const QuestionState = z.enum(QUESTION_STATES);
export type QuestionState = z.infer<typeof QuestionState>;

/** How far up the unit tree a question is open. `school` is its own unit, whatever kind that is. */
export const SHARINGS = ['private', 'school', 'commune', 'province'] as const;
export const Sharing = z.enum(SHARINGS);
export type Sharing = z.infer<typeof Sharing>;

/** Steps that people take with a question. */
export const LIFE_STEPS = ['submit', 'withdraw', 'approve', 'return', 'retire', 'reopen'] as const;
export const LifeStep = z.enum(LIFE_STEPS);
export type LifeStep = z.infer<typeof LifeStep>;

/** What a reviewer has looked at before approving; all of it. */
export const CHECKLIST = ['key', 'oneAnswer', 'wording', 'level', 'pictures', 'fair', 'noTwin'] as const;
export const CheckItem = z.enum(CHECKLIST);
export type CheckItem = z.infer<typeof CheckItem>;

/** Why a key should be looked at again. */
const KEY_DOUBTS = ['negative', 'distractorBeatsKey', 'veryHard'] as const;
export const KeyDoubt = z.enum(KEY_DOUBTS);
export type KeyDoubt = z.infer<typeof KeyDoubt>;

/** Who asks, as far as their rights in the question's unit matter. */
export interface LifeActor {
  readonly accountId: string;
  readonly mayWrite: boolean;
  readonly mayReview: boolean;
}

export interface Standing {
  readonly state: QuestionState;
  readonly sharing: Sharing;
  /** Whoever wrote the newest version, and who first made the question. */
  readonly authors: readonly string[];
}

export const LIFE_REFUSALS = ['wrongState', 'notWriter', 'notReviewer', 'ownQuestion', 'isPrivate'] as const;
export type LifeRefusal = (typeof LIFE_REFUSALS)[number];

const STEPS: Readonly<
  Record<LifeStep, { from: readonly QuestionState[]; to: QuestionState; by: 'writer' | 'reviewer' }>
> = {
  submit: { from: ['draft'], to: 'review', by: 'writer' },
  withdraw: { from: ['review'], to: 'draft', by: 'writer' },
  approve: { from: ['review'], to: 'approved', by: 'reviewer' },
  return: { from: ['review'], to: 'draft', by: 'reviewer' },
  retire: { from: ['draft', 'approved'], to: 'retired', by: 'writer' },
  reopen: { from: ['retired'], to: 'draft', by: 'writer' },
};

export const stateAfter = (step: LifeStep): QuestionState => STEPS[step].to;

/** Why this person may not take this step now; null where they may. Approving one's own question is never allowed. */
export function refusalOfStep(
  step: LifeStep,
  actor: LifeActor,
  { state, sharing, authors }: Standing,
): LifeRefusal | null {
  const { from, by } = STEPS[step];
  if (!from.includes(state)) return 'wrongState';
  if (by === 'writer') return actor.mayWrite || actor.mayReview ? null : 'notWriter';
  if (!actor.mayReview) return 'notReviewer';
  if (sharing === 'private') return 'isPrivate';
  return step === 'approve' && authors.includes(actor.accountId) ? 'ownQuestion' : null;
}

export const SHARING_REFUSALS = ['notWriter', 'notApproved', 'notAuthor', 'notReviewer'] as const;
export type SharingRefusal = (typeof SHARING_REFUSALS)[number];

/**
 * Why this person may not open the question this far; null where they may. Beyond its own unit only what a second person has
 * approved goes, and a reviewer opens it; only its author can make it private.
 */
export function refusalOfSharing(
  wanted: Sharing,
  actor: LifeActor,
  { state, authors }: Standing,
): SharingRefusal | null {
  if (!actor.mayWrite && !actor.mayReview) return 'notWriter';
  if (wanted === 'private') return authors.includes(actor.accountId) ? null : 'notAuthor';
  if (wanted === 'school') return null;
  if (!actor.mayReview) return 'notReviewer';
  return state === 'approved' ? null : 'notApproved';
}

/** Points below which a rule speaks of chance alone. */
const ENOUGH_CANDIDATES = 30;

/** What one exam's item analysis says of a question's key. `distractorRest`: item-rest correlation of the best wrong option. */
export interface KeyEvidence {
  readonly answered: number;
  readonly facility: number | null;
  readonly discrimination: number | null;
  readonly distractorRest: number | null;
}

/** A reason to look at the key again, the strongest one; null where there is none or too few have answered. */
export function doubtOf({ answered, facility, discrimination, distractorRest }: KeyEvidence): KeyDoubt | null {
  if (answered < ENOUGH_CANDIDATES) return null;
  if (discrimination !== null && discrimination < -0.05) return 'negative';
  if (distractorRest !== null && distractorRest > 0.1 && distractorRest > (discrimination ?? 0))
    return 'distractorBeatsKey';
  if (facility !== null && facility < 0.1 && (discrimination ?? 0) < 0.1) return 'veryHard';
  return null;
}

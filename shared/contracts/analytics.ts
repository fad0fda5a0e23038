import { z } from 'zod';
import { ItemId } from '../attempt/events.ts';
import { STORY_RULES, type StoryRule } from '../statistics/stories.ts';
import { endpoint } from './endpoint.ts';
import { ResultScope } from './grading.ts';

const RuleName = z.enum(Object.keys(STORY_RULES) as [StoryRule, ...StoryRule[]]);
const Interval = z.object({ lower: z.number(), upper: z.number() });

/** What a figure stands on: enough to compute it again and compare. */
export const Proof = z.object({
  /** Persons the figures are about. */
  n: z.number().int(),
  /** SHA-256 (base64url) over the folds, keys and scheme that went in. */
  dataHash: z.string(),
  /** Version of the code that computed. */
  codeVersion: z.string(),
  /** Milliseconds since 1970, UTC. */
  computedAt: z.number().int(),
  /** How long it took, in milliseconds. */
  took: z.number(),
});
export type Proof = z.infer<typeof Proof>;

/** How often a response was given and by whom; see `distractors`. */
export const AnswerRow = z.object({
  /** "A", "a · Đ", "2,5"; null for those who left it blank. */
  label: z.string().nullable(),
  isKey: z.boolean(),
  n: z.number().int(),
  share: z.number(),
  restCorrelation: z.number().nullable(),
  /** Mean share, 0 to 1, that its choosers earned on the rest of the paper. */
  meanOfChoosers: z.number().nullable(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

export const AnalysedItem = z.object({
  item: ItemId,
  part: z.number().int(),
  /** Number within the part, in the exam's master order. */
  number: z.number().int(),
  kind: z.string(),
  /** The first words of the stem. */
  stem: z.string(),
  keyText: z.string(),
  /** Points. */
  maximum: z.number(),
  n: z.number().int(),
  facility: z.number().nullable(),
  facilityError: z.number().nullable(),
  itemTotal: z.number().nullable(),
  itemRest: z.number().nullable(),
  itemRestInterval: Interval.nullable(),
  upperLower: z.number().nullable(),
  alphaIfDropped: z.number().nullable(),
  omitted: z.number().int(),
  notReached: z.number().int(),
  answers: z.array(AnswerRow),
});
export type AnalysedItem = z.infer<typeof AnalysedItem>;

export const ScoreSummary = z.object({
  n: z.number().int(),
  mean: z.number().nullable(),
  meanError: z.number().nullable(),
  sd: z.number().nullable(),
  min: z.number().nullable(),
  quartile1: z.number().nullable(),
  median: z.number().nullable(),
  quartile3: z.number().nullable(),
  max: z.number().nullable(),
});

const Story = z.object({
  rule: RuleName,
  tone: z.enum(['check', 'note', 'good']),
  /** Index in `items`; null for a sentence about the whole test. */
  item: z.number().int().nullable(),
  vi: z.string(),
  en: z.string(),
});

export const ItemAnalysis = z.object({
  items: z.array(AnalysedItem),
  reliability: z.object({
    n: z.number().int(),
    alpha: z.number().nullable(),
    interval: Interval.nullable(),
    /** Points. */
    sd: z.number().nullable(),
    sem: z.number().nullable(),
  }),
  summary: ScoreSummary,
  /** Points. */
  maximum: z.number(),
  stories: z.array(Story),
  proof: Proof,
});
export type ItemAnalysis = z.infer<typeof ItemAnalysis>;

export const readItemAnalysis = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/item-analysis',
  audience: 'staff',
  summary: 'Difficulty, discrimination, distractors and reliability of the exam, over all codes in the master order',
  params: z.object({ examId: z.uuid() }),
  query: ResultScope,
  reply: ItemAnalysis,
  errors: ['notMarkedYet', 'keyStillSecret', 'paperWithheld'],
});

import { z } from 'zod';
import { CheckItem, KeyDoubt, LIFE_REFUSALS, LifeStep, SHARING_REFUSALS, Sharing } from '../bank/life.ts';
import { TWIN_KINDS } from '../bank/sketch.ts';
import { DraftDefinition } from '../questions/draft.ts';
import { BankQuestion, WhichQuestions } from './bank-questions.ts';
import { endpoint } from './endpoint.ts';

const ofQuestion = z.object({ questionId: z.uuid() });
const Words = z.string().trim().max(4_000);

export const QuestionComment = z.object({
  id: z.string(),
  version: z.number().int(),
  step: LifeStep.or(z.literal('said')),
  words: z.string(),
  checked: z.array(CheckItem),
  by: z.string(),
  at: z.iso.datetime(),
});
export type QuestionComment = z.infer<typeof QuestionComment>;

const QuestionUse = z.object({
  /** Null for who reads no exams of the unit that held it. */
  examTitle: z.string().nullable(),
  version: z.number().int(),
  usedAt: z.iso.datetime(),
  answered: z.number().int().nullable(),
  facility: z.number().nullable(),
  discrimination: z.number().nullable(),
  doubt: KeyDoubt.nullable(),
});

/** Where a question stands in its life, and what this account may do with it, with the reason where it may not. */
export const QuestionLife = z.object({
  comments: z.array(QuestionComment),
  uses: z.array(QuestionUse),
  mayEdit: z.boolean(),
  steps: z.array(z.object({ step: LifeStep, refusal: z.enum(LIFE_REFUSALS).nullable() })),
  sharings: z.array(z.object({ sharing: Sharing, refusal: z.enum(SHARING_REFUSALS).nullable() })),
});
export type QuestionLife = z.infer<typeof QuestionLife>;

export const readLife = endpoint({
  method: 'GET',
  path: '/api/bank/questions/:questionId/life',
  audience: 'staff',
  summary: 'What was said of a question, which exams used it, and what may be done with it',
  params: ofQuestion,
  reply: QuestionLife,
  errors: [],
});

export const takeStep = endpoint({
  method: 'POST',
  path: '/api/bank/questions/:questionId/steps',
  audience: 'staff',
  summary: 'Send a question to review, approve it, return it, retire it; nobody approves an own question',
  params: ofQuestion,
  body: z.object({
    step: LifeStep,
    /** The version that was read: an approval is of this one and no other. */
    version: z.number().int().positive().optional(),
    words: Words,
    checked: z.array(CheckItem),
  }),
  reply: BankQuestion,
  errors: [
    'stepNotNow',
    'ownQuestion',
    'notReviewer',
    'privateNotReviewed',
    'checklistOpen',
    'wordsNeeded',
    'questionIncomplete',
  ],
});

export const sayOfQuestion = endpoint({
  method: 'POST',
  path: '/api/bank/questions/:questionId/comments',
  audience: 'staff',
  summary: 'Say something of a question to its author and reviewers',
  params: ofQuestion,
  body: z.object({ words: Words.min(1) }),
  reply: QuestionComment,
  errors: [],
});

export const shareQuestion = endpoint({
  method: 'PUT',
  path: '/api/bank/questions/:questionId/sharing',
  audience: 'staff',
  summary: 'Open a question further up the unit tree, or close it again',
  params: ofQuestion,
  body: z.object({ sharing: Sharing }),
  reply: BankQuestion,
  errors: ['notReviewer', 'notApprovedYet', 'notAuthor', 'noSuchUnitAbove'],
});

/** Steps that can be taken with many questions at once. An approval is not among them: each question is read for it. */
export const STEPS_OF_MANY = ['submit', 'withdraw', 'retire', 'reopen'] as const;
export const LIVES_AT_MOST = 500;

export const changeLives = endpoint({
  method: 'POST',
  path: '/api/bank/lives',
  audience: 'staff',
  summary: 'Take a step with many questions, or open or close them; each by its own rule, and what is refused is named',
  query: z.object({ unitId: z.uuid() }),
  body: z.object({
    which: WhichQuestions,
    wanted: z.union([z.object({ step: z.enum(STEPS_OF_MANY) }), z.object({ sharing: Sharing })]),
  }),
  bodyLimit: 1024 * 1024,
  reply: z.object({
    changed: z.number().int(),
    refused: z.array(z.object({ questionId: z.string(), title: z.string(), sentence: z.string() })),
  }),
  errors: ['batchTooLarge'],
});

/** Two questions that are nearly the same. */
export const TwinPair = z.object({
  one: BankQuestion,
  other: BankQuestion,
  kind: z.enum(TWIN_KINDS),
  /** 0 to 1. */
  likeness: z.number(),
});
export type TwinPair = z.infer<typeof TwinPair>;

export const listTwins = endpoint({
  method: 'GET',
  path: '/api/bank/twins',
  audience: 'staff',
  summary: "Pairs of near twins in a unit's bank that nobody has dismissed, found among the newest questions first",
  query: z.object({
    unitId: z.uuid(),
    subject: z.string().trim().min(1).max(100).optional(),
    after: z.string().max(200).optional(),
  }),
  reply: z.object({ pairs: z.array(TwinPair), looked: z.number().int(), next: z.string().nullable() }),
  errors: [],
});

export const twinsOfQuestion = endpoint({
  method: 'GET',
  path: '/api/bank/questions/:questionId/twins',
  audience: 'staff',
  summary: 'Near twins of one question, as far as the account may read them',
  params: ofQuestion,
  reply: z.object({ pairs: z.array(TwinPair) }),
  errors: [],
});

export const twinsAmong = endpoint({
  method: 'POST',
  path: '/api/bank/twins/among',
  audience: 'staff',
  summary: 'Near twins among chosen questions: two of them should not stand in one paper',
  body: z.object({ questionIds: z.array(z.uuid()).max(1_000) }),
  reply: z.object({ pairs: z.array(TwinPair) }),
  errors: [],
});

export const dismissTwins = endpoint({
  method: 'POST',
  path: '/api/bank/twins/dismissals',
  audience: 'staff',
  summary: 'Two questions were looked at and are different: they are not shown as twins again',
  body: z.object({ one: z.uuid(), other: z.uuid() }),
  reply: z.object({ dismissed: z.literal(true) }),
  errors: [],
});

/** A question of an import that the bank, or the same file, has already. */
export const ImportTwin = z.object({
  at: z.number().int(),
  kind: z.enum(TWIN_KINDS),
  likeness: z.number(),
  definition: DraftDefinition,
  /** The question of the bank; null where it is another one of the same file. */
  questionId: z.string().nullable(),
  otherAt: z.number().int().nullable(),
});
export type ImportTwin = z.infer<typeof ImportTwin>;

export const twinsOfImport = endpoint({
  method: 'GET',
  path: '/api/bank/imports/:importId/twins',
  audience: 'staff',
  summary: 'Questions of a draft that the bank or the same file has already',
  params: z.object({ importId: z.uuid() }),
  reply: z.object({ twins: z.array(ImportTwin) }),
  errors: [],
});

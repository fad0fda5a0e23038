import { z } from 'zod';
import { ItemId } from '../attempt/events.ts';
import { endpoint } from './endpoint.ts';

const exam = z.object({ examId: z.uuid() });
/** Results are read of a whole exam or of one of its sessions, and always only of the units one may read. */
export const ResultScope = z.object({ session: z.uuid().optional() });

/** Why a person did what changes marks or shows them; kept in the audit chain. */
const Reason = z.string().trim().min(5).max(500);

const PartMark = z.object({ part: z.number().int(), points: z.number(), maximum: z.number() });

/**
 * `submitted`: handed in. `collected`: began, never handed in, marked as it stands. `unmarked`: began and has no mark (not yet,
 * or its ledger does not hold). `absent`: never began.
 */
export const ResultState = z.enum(['submitted', 'collected', 'unmarked', 'absent']);
export type ResultState = z.infer<typeof ResultState>;

export const ResultRow = z.object({
  candidateId: z.string(),
  /** Null where the candidate never began. */
  attemptId: z.string().nullable(),
  /** Số báo danh. */
  number: z.string(),
  name: z.string(),
  className: z.string(),
  school: z.string(),
  /** Mã đề. */
  code: z.string(),
  state: ResultState,
  /** The rounded mark; null where there is none. */
  total: z.number().nullable(),
  parts: z.array(PartMark),
  /** Answers that wait for a person to mark them: their points are not in `total` yet. */
  awaiting: z.number().int(),
  /** 1 for the first marking; higher after corrections of the key. */
  revision: z.number().int().nullable(),
});
export type ResultRow = z.infer<typeof ResultRow>;

/** An exam in the list of results. */
export const ResultExam = z.object({
  id: z.string(),
  title: z.string(),
  subject: z.string(),
  unit: z.string(),
  /** Milliseconds since 1970, UTC; the earliest first. */
  sessions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.number().int(),
      isOver: z.boolean(),
      /** Attempts, and how many of them have a mark. */
      attempts: z.number().int(),
      marked: z.number().int(),
    }),
  ),
  publishedAt: z.number().int().nullable(),
  /** Whether the reader may mark, correct keys and publish. */
  mayPublish: z.boolean(),
});
export type ResultExam = z.infer<typeof ResultExam>;

export const listResultExams = endpoint({
  method: 'GET',
  path: '/api/results',
  audience: 'staff',
  summary: 'Exams whose results the account may read, the newest first',
  reply: z.object({ exams: z.array(ResultExam) }),
  errors: [],
});

export const markSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/marks',
  audience: 'staff',
  summary: 'Mark every attempt of a closed session from its ledger; a repeat changes nothing',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({
    marked: z.number().int(),
    unchanged: z.number().int(),
    absent: z.number().int(),
    /** Candidates whose ledger was altered, by number: not marked until a person has looked. */
    broken: z.array(z.string()),
  }),
  errors: ['sessionNotOver', 'paperWithheld'],
});

export const listResults = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/results',
  audience: 'staff',
  summary: 'Results of an exam, by given name',
  params: exam,
  query: ResultScope,
  reply: z.object({ maximum: z.number(), decimals: z.number().int(), rows: z.array(ResultRow) }),
  errors: [],
});

/** What is done to the key of one item: another key, or full points for everybody who sat the paper. */
export const KeyCorrection = z.discriminatedUnion('kind', [
  /** `key` as teachers write it: "B", "A, C", "ĐSSĐ", "-1,5", "1–B; 2–A", "Huế | cố đô Huế", "(1) went", "b) C"; options by the letters of the master order. */
  z.object({ kind: z.literal('key'), key: z.string().trim().min(1).max(2_000) }),
  z.object({ kind: z.literal('everybody') }),
]);
export type KeyCorrection = z.infer<typeof KeyCorrection>;

export const correctKey = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/key-corrections',
  audience: 'staff',
  summary: 'Correct the key of an item and mark all closed sessions of the exam again; earlier marks stay on record',
  params: exam,
  body: z.object({ item: ItemId, correction: KeyCorrection, reason: Reason }),
  reply: z.object({ changed: z.number().int(), unchanged: z.number().int() }),
  errors: ['itemUnknown', 'keyNotReadable', 'paperStillSealed', 'paperWithheld'],
});

export const publishResults = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/publication',
  audience: 'staff',
  summary: 'Let candidates see their own result',
  params: exam,
  body: z.object({ reason: Reason, showAnswers: z.boolean() }),
  reply: z.object({
    publishedAt: z.number().int(),
    /** Numbers of candidates without a mark, because their ledger does not hold: they see no result. */
    withheld: z.array(z.string()),
  }),
  errors: ['notMarkedYet', 'sessionNotOver', 'paperWithheld'],
});

/** A candidate's own result: nothing of others, no rank. */
export const OwnResult = z.object({
  name: z.string(),
  number: z.string(),
  exam: z.object({ title: z.string(), subject: z.string() }),
  total: z.number(),
  maximum: z.number(),
  decimals: z.number().int(),
  parts: z.array(
    z.object({
      part: z.number().int(),
      kind: z.string(),
      points: z.number(),
      maximum: z.number(),
      /** In the order of the own paper; empty where answers are not shown. */
      items: z.array(
        z.object({
          number: z.number().int(),
          answered: z.boolean(),
          points: z.number(),
          maximum: z.number(),
          own: z.string(),
          right: z.string(),
          /** True while a person has yet to mark it: `points` is then no mark. */
          awaits: z.boolean(),
          /** True where everybody got full points after a correction. */
          everybody: z.boolean(),
        }),
      ),
    }),
  ),
  /** Answers that wait for a person to mark them: their points are not in `total` yet. */
  awaiting: z.number().int(),
  state: ResultState.exclude(['unmarked', 'absent']),
  publishedAt: z.number().int(),
  /** True when a correction of the key changed the mark after it was first given. */
  corrected: z.boolean(),
  /** The hash at the end of the own ledger that was marked: the receipt's code is made of it. */
  ledger: z.string(),
});
export type OwnResult = z.infer<typeof OwnResult>;

export const readOwnResult = endpoint({
  method: 'GET',
  path: '/api/candidate/result',
  audience: 'candidate',
  summary: 'The own result, once it is published',
  reply: OwnResult,
  errors: ['notPublished', 'wasAbsent', 'paperWithheld'],
});

import { z } from 'zod';
import { Blueprint, BlueprintCell } from '../papers/blueprint.ts';
import { Level } from '../questions/draft.ts';
import { KIND_NAMES, type KindName } from '../questions/registry.ts';
import { Scheme } from '../scoring/scheme.ts';
import { endpoint } from './endpoint.ts';

const Subject = z.string().trim().min(1).max(100);
const Standing = z.object({ part: z.number().int().min(1).max(9), questionId: z.uuid() });

export const readSupply = endpoint({
  method: 'GET',
  path: '/api/exam-supply',
  audience: 'staff',
  summary: 'What the bank that a unit reads can give of a subject, by place in the tree, kind and level',
  query: z.object({ unitId: z.uuid(), subject: Subject }),
  reply: z.object({
    supply: z.array(
      z.object({
        topicId: z.string().nullable(),
        kind: z.enum(KIND_NAMES as [KindName, ...KindName[]]),
        level: Level.nullable(),
        approved: z.number().int(),
        unreviewed: z.number().int(),
      }),
    ),
  }),
  errors: [],
});
export type Supply = z.infer<typeof readSupply.reply>['supply'];

/** What a cell of the blueprint got; a short one says where the questions that fit it went. */
export const DrawnCell = BlueprintCell.extend({
  /** Its row's place in the blueprint, from 0. */
  row: z.number().int(),
  ids: z.array(z.string()),
  short: z.number().int(),
  /** Questions that fit; at least so many where the cell is full. */
  fitting: z.number().int(),
  /** Of these, what other cells needed more, or what stands in another part. */
  elsewhere: z.number().int(),
  /** Of these, near twins of what was drawn. */
  twins: z.number().int(),
  /** How many of the drawn no exam has used. */
  unused: z.number().int(),
});
export type DrawnCell = z.infer<typeof DrawnCell>;

export const drawForExam = endpoint({
  method: 'POST',
  path: '/api/exam-draws',
  audience: 'staff',
  summary:
    "Draw questions of a unit's bank by a blueprint: the least used first, near twins apart, each cell explained",
  body: z.object({
    unitId: z.uuid(),
    subject: Subject,
    scheme: Scheme,
    blueprint: Blueprint,
    seed: z.string().min(1).max(40),
    /** Stay where they are, and count for their cell. */
    kept: z.array(Standing).max(500),
    /** Are not drawn. */
    not: z.array(z.uuid()).max(500),
    /** False lets near twins stand in one paper: the teacher has said so. */
    apart: z.boolean(),
    alsoUnreviewed: z.boolean(),
    /** The exam that is being changed: standing in it is no use. */
    examId: z.uuid().optional(),
  }),
  reply: z.object({
    cells: z.array(DrawnCell),
    /** Kept questions that fill no cell. */
    outside: z.array(z.string()),
    /** Sealed exams of the account whose key is with officers: what they ask counts for nothing here, because nobody can tell. */
    unseen: z.number().int(),
  }),
  errors: [],
});

import { z } from 'zod';
import { KeyDoubt, QuestionState, Sharing } from '../bank/life.ts';
import { Level } from '../questions/draft.ts';
import { Definition, KIND_NAMES } from '../questions/registry.ts';
import { endpoint } from './endpoint.ts';

const Subject = z.string().trim().min(1).max(100);
const Topic = z.string().trim().max(300);
const TopicId = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+){1,6}$/);
const Tag = z.string().trim().min(1).max(60);
const Grade = z.number().int().min(1).max(12);
const inUnit = z.object({ unitId: z.uuid() });
const ofQuestion = z.object({ questionId: z.uuid() });

/** What describes a question and can change without a new version. */
export const QuestionFacts = z.object({
  level: Level.nullable(),
  grade: Grade.nullable(),
  topicId: TopicId.nullable(),
  topic: Topic.nullable(),
  competency: z.string().trim().max(1_000).nullable(),
  tags: z.array(Tag).max(30),
  source: z.string().trim().max(300).nullable(),
});
export type QuestionFacts = z.infer<typeof QuestionFacts>;

/** How a question did in the newest exam whose results are there. */
const QuestionRecord = z.object({
  uses: z.number().int(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Share of points earned, 0 hard to 1 easy. */
  facility: z.number().nullable(),
  /** Item-rest correlation. */
  discrimination: z.number().nullable(),
  answered: z.number().int().nullable(),
  doubt: KeyDoubt.nullable(),
});

/** A question as the bank's staff see it, with its key. */
export const BankQuestion = QuestionFacts.extend({
  id: z.string(),
  unitId: z.string(),
  version: z.number().int(),
  subject: z.string(),
  part: z.number().int(),
  state: QuestionState,
  sharing: Sharing,
  record: QuestionRecord,
  definition: Definition,
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type BankQuestion = z.infer<typeof BankQuestion>;

/** What is looked for in a bank. All that is given must hold. */
export const BankFilter = z.object({
  subject: Subject.optional(),
  grade: z.coerce.number().int().min(1).max(12).optional(),
  level: Level.optional(),
  /** Several levels, "VD,VDC". */
  levels: z
    .string()
    .regex(/^(NB|TH|VD|VDC)(,(NB|TH|VD|VDC))*$/)
    .optional(),
  part: z.coerce.number().int().min(1).max(9).optional(),
  kind: z.enum(KIND_NAMES as [string, ...string[]]).optional(),
  /** This place in the tree and all below it. */
  topicId: TopicId.optional(),
  topic: Topic.optional(),
  /** Only what nobody has put into the tree. */
  unsorted: z.enum(['yes']).optional(),
  tag: Tag.optional(),
  state: QuestionState.optional(),
  /** Whose: of the unit and below, one's own, or opened to the unit by others. */
  from: z.enum(['unit', 'mine', 'shared']).optional(),
  use: z.enum(['never', 'used', 'doubted']).optional(),
  /** What was thrown away instead of what stands. */
  trash: z.enum(['yes']).optional(),
  /** The oldest first; the newest where it is not given. */
  order: z.enum(['oldest']).optional(),
  /** Words in any order, "a phrase", $a formula$; without diacritics as well. */
  text: z.string().max(200).optional(),
});
export type BankFilter = z.infer<typeof BankFilter>;

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/bank/questions',
  audience: 'staff',
  summary:
    'Questions that a unit may read, newest first unless `order` says otherwise; `text` is searched without diacritics, also in formulas',
  query: inUnit.extend(BankFilter.shape).extend({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  reply: z.object({
    questions: z.array(BankQuestion),
    next: z.string().nullable(),
    /** How many there are in all, counted up to `COUNTED_TO`; only with the first page. */
    total: z.number().int().nullable(),
  }),
  errors: [],
});

/** Beyond this many a search says "more than". */
export const COUNTED_TO = 1_000;

export const bankFacets = endpoint({
  method: 'GET',
  path: '/api/bank/facets',
  audience: 'staff',
  summary: "The tree of subjects and topics with what the unit's bank holds of each, and the tags in use",
  query: inUnit,
  reply: z.object({
    counts: z.array(
      z.object({
        subject: z.string(),
        grade: z.number().int().nullable(),
        topicId: z.string().nullable(),
        questions: z.number().int(),
      }),
    ),
    /** What units have added to the curriculum's topics. */
    topics: z.array(z.object({ id: z.string(), name: z.string(), subject: z.string(), unitId: z.string() })),
    tags: z.array(z.string()),
  }),
  errors: [],
});

export const readQuestion = endpoint({
  method: 'GET',
  path: '/api/bank/questions/:questionId',
  audience: 'staff',
  summary: 'A question with all its versions, newest first',
  params: ofQuestion,
  reply: z.object({
    question: BankQuestion,
    versions: z.array(
      z.object({
        version: z.number().int(),
        definition: Definition,
        author: z.string(),
        createdAt: z.iso.datetime(),
      }),
    ),
  }),
  errors: [],
});

export const readQuestions = endpoint({
  method: 'POST',
  path: '/api/bank/questions/read',
  audience: 'staff',
  summary: 'Questions by name, in that order; those the account may not read are left out',
  body: z.object({ ids: z.array(z.uuid()).max(500) }),
  reply: z.object({ questions: z.array(BankQuestion) }),
  errors: [],
});

const Written = z.object({ definition: Definition, ...QuestionFacts.partial().shape });

export const createQuestion = endpoint({
  method: 'POST',
  path: '/api/bank/questions',
  audience: 'staff',
  summary: "Put a newly written question into a unit's bank, as a draft",
  query: inUnit,
  body: Written.extend({ subject: Subject }),
  bodyLimit: 2 * 1024 * 1024,
  reply: BankQuestion,
  errors: [],
});

export const editQuestion = endpoint({
  method: 'PUT',
  path: '/api/bank/questions/:questionId',
  audience: 'staff',
  summary:
    'Write the next version of a question where its content changed, and its facts; exams keep the version they use',
  params: ofQuestion,
  body: Written,
  bodyLimit: 2 * 1024 * 1024,
  reply: BankQuestion,
  errors: [],
});

/** A change of many questions; what is absent stays as it is. */
export const BatchChange = z
  .object({
    level: Level.nullable(),
    grade: Grade.nullable(),
    topicId: TopicId.nullable(),
    competency: QuestionFacts.shape.competency,
    source: QuestionFacts.shape.source,
    addTags: z.array(Tag).max(30),
    removeTags: z.array(Tag).max(30),
    /** Another unit's bank. */
    unitId: z.uuid(),
    subject: Subject,
    /** True puts them into the trash, false takes them out. */
    trashed: z.boolean(),
  })
  .partial();
export type BatchChange = z.infer<typeof BatchChange>;

export const BATCH_AT_MOST = 5_000;

/** Many questions: by name, or all that a filter finds but some. */
export const WhichQuestions = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(BATCH_AT_MOST) }),
  z.object({ filter: BankFilter, except: z.array(z.uuid()).max(BATCH_AT_MOST) }),
]);
export type WhichQuestions = z.infer<typeof WhichQuestions>;

export const changeQuestions = endpoint({
  method: 'POST',
  path: '/api/bank/batches',
  audience: 'staff',
  summary: 'Change many questions at once, by name or all that a filter finds; the change can be undone',
  query: inUnit,
  body: z.object({
    which: WhichQuestions,
    change: BatchChange,
  }),
  bodyLimit: 1024 * 1024,
  reply: z.object({
    batchId: z.string().nullable(),
    changed: z.number().int(),
    /** Left alone because the account may not write them. */
    notAllowed: z.number().int(),
    /** First words of some of these. */
    leftAlone: z.array(z.string()),
  }),
  errors: ['batchTooLarge', 'topicUnknown'],
});

export const undoBatch = endpoint({
  method: 'POST',
  path: '/api/bank/batches/:batchId/undo',
  audience: 'staff',
  summary: 'Give the questions of a batch back what they were before, where nobody has changed them since',
  params: z.object({ batchId: z.uuid() }),
  reply: z.object({ changed: z.number().int(), changedSince: z.number().int() }),
  errors: ['batchUndone'],
});

export const SavedFilter = z.object({ id: z.string(), name: z.string(), filter: BankFilter });
export type SavedFilter = z.infer<typeof SavedFilter>;

export const listFilters = endpoint({
  method: 'GET',
  path: '/api/bank/filters',
  audience: 'staff',
  summary: "The account's named searches",
  reply: z.object({ filters: z.array(SavedFilter) }),
  errors: [],
});

export const saveFilter = endpoint({
  method: 'POST',
  path: '/api/bank/filters',
  audience: 'staff',
  summary: 'Keep a search under a name; the same name again replaces it',
  body: z.object({ name: z.string().trim().min(1).max(80), filter: BankFilter }),
  reply: SavedFilter,
  errors: ['tooManyFilters'],
});

export const removeFilter = endpoint({
  method: 'DELETE',
  path: '/api/bank/filters/:filterId',
  audience: 'staff',
  summary: 'Forget a named search',
  params: z.object({ filterId: z.uuid() }),
  reply: z.object({ removed: z.boolean() }),
  errors: [],
});

export const addTopic = endpoint({
  method: 'POST',
  path: '/api/bank/topics',
  audience: 'staff',
  summary: "Add a topic of the unit's own below one of the curriculum",
  query: inUnit,
  body: z.object({ below: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,5}$/), subject: Subject, name: Topic.min(1) }),
  reply: z.object({ id: z.string(), name: z.string(), subject: z.string(), unitId: z.string() }),
  errors: ['topicThere', 'topicUnknown'],
});

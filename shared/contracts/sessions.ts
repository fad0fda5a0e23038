import { z } from 'zod';
import { Blueprint } from '../papers/blueprint.ts';
import { RichText } from '../questions/content.ts';
import { QUESTION_PROBLEMS } from '../questions/kind.ts';
import { KIND_NAMES, type KindName } from '../questions/registry.ts';
import { Scheme } from '../scoring/scheme.ts';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();
const examParams = z.object({ examId: z.uuid() });
const sessionParams = z.object({ sessionId: z.uuid() });
const Kind = z.enum(KIND_NAMES as [KindName, ...KindName[]]);

/** open: any browser; page: fullscreen, what happens in the page is noted; seb: Safe Exam Browser only. */
export const Security = z.enum(['open', 'page', 'seb']);
export type Security = z.infer<typeof Security>;
/** 0 nothing; 1 signals of the page; 2 the camera, for presence only; 3 the camera with full vision. */
export const Proctoring = z.number().int().min(0).max(3);
export const ExamState = z.enum(['draft', 'sealed', 'published']);
export type ExamState = z.infer<typeof ExamState>;

/** What an author sets about an exam; all of it may change until the papers are sealed. */
export const ExamSettings = z.object({
  title: z.string().trim().min(3).max(200),
  subject: z.string().trim().min(1).max(100),
  durationSeconds: z
    .number()
    .int()
    .min(60)
    .max(8 * 3600),
  scheme: Scheme,
  security: Security,
  proctoring: Proctoring,
  /** At level 3, with consent of its own: whether a voice is heard while the mouth moves. Absent leaves it as it is, at first no. */
  listens: z.boolean().optional(),
  /** The matrix that questions are drawn by; null where they are picked by hand alone. Absent leaves it as it is. */
  blueprint: Blueprint.nullable().optional(),
  /** In master order, each in its part; a question stands in an exam once. */
  questions: z.array(z.object({ part: z.number().int().min(1).max(9), questionId: z.uuid() })).max(500),
});
export type ExamSettings = z.infer<typeof ExamSettings>;

export const SessionSummary = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: Millis,
  endsAt: Millis,
  closedAt: Millis.nullable(),
  rooms: z.number().int(),
  candidates: z.number().int(),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const ExamSummary = z.object({
  id: z.string(),
  title: z.string(),
  subject: z.string(),
  unit: z.string(),
  state: ExamState,
  security: Security,
  proctoring: Proctoring,
  durationSeconds: z.number().int(),
  createdAt: Millis,
  sessions: z.array(SessionSummary),
});
export type ExamSummary = z.infer<typeof ExamSummary>;

/** A question in its exam, for those who make the exam: with its key. */
export const ExamItemView = z.object({
  /** "q1", "q2" … */
  item: z.string(),
  part: z.number().int(),
  questionId: z.string(),
  version: z.number().int(),
  kind: Kind,
  stem: RichText,
  key: z.string(),
  problems: z.array(z.enum(QUESTION_PROBLEMS)),
});
export type ExamItemView = z.infer<typeof ExamItemView>;

export const ExamView = ExamSummary.extend({
  unitId: z.string(),
  listens: z.boolean(),
  scheme: Scheme,
  /** The papers are sealed and their key is not here: items, orders and blueprint are not known. */
  isWithheld: z.boolean(),
  blueprint: Blueprint.nullable(),
  showsAnswers: z.boolean(),
  items: z.array(ExamItemView),
  /** The codes (mã đề) of a sealed exam, each with the items in printed order and their keys. */
  codes: z.array(
    z.object({
      code: z.string(),
      contentHash: z.string(),
      places: z.array(z.object({ item: z.string(), part: z.number().int(), key: z.string() })),
    }),
  ),
});
export type ExamView = z.infer<typeof ExamView>;

export const listExams = endpoint({
  method: 'GET',
  path: '/api/exams',
  audience: 'staff',
  summary: 'Exams of the units where the account makes or watches exams, newest first',
  reply: z.object({ exams: z.array(ExamSummary) }),
  errors: [],
});

export const listQuestionSources = endpoint({
  method: 'GET',
  path: '/api/exam-sources',
  audience: 'staff',
  summary: 'Where questions of a subject can come from: banks, and files saved into them with what each gave',
  query: z.object({ subject: z.string().trim().min(1).max(100) }),
  reply: z.object({
    banks: z.array(z.object({ unitId: z.string(), unit: z.string(), questions: z.number().int() })),
    files: z.array(
      z.object({
        importId: z.string(),
        unitId: z.string(),
        unit: z.string(),
        fileName: z.string(),
        savedAt: Millis,
        questions: z.array(z.object({ questionId: z.string(), kind: Kind })),
      }),
    ),
  }),
  errors: [],
});

export const createExam = endpoint({
  method: 'POST',
  path: '/api/exams',
  audience: 'staff',
  summary: 'Make an exam of questions of the bank',
  body: ExamSettings.extend({ unitId: z.uuid() }),
  reply: z.object({ examId: z.string() }),
  errors: ['questionUnknown', 'questionTwice', 'questionInWrongPart'],
});

export const readExam = endpoint({
  method: 'GET',
  path: '/api/exams/:examId',
  audience: 'staff',
  summary: 'An exam with its questions, codes and sessions',
  params: examParams,
  reply: ExamView,
  errors: [],
});

export const changeExam = endpoint({
  method: 'PUT',
  path: '/api/exams/:examId',
  audience: 'staff',
  summary: 'Change an exam whose papers are not sealed',
  params: examParams,
  body: ExamSettings,
  reply: z.object({}),
  errors: ['examSealed', 'questionUnknown', 'questionTwice', 'questionInWrongPart'],
});

export const sealExam = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/seal',
  audience: 'staff',
  summary: 'Draw the codes and seal the papers; from here on the exam does not change',
  params: examParams,
  body: z.object({ codes: z.number().int().min(1).max(24) }),
  reply: z.object({ codes: z.array(z.string()) }),
  errors: ['examSealed', 'examIncomplete', 'partNotFull', 'keyMissing'],
});

const RoomSettings = z.object({
  /** Absent for a new room. */
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(60),
  seats: z.number().int().min(1).max(200),
});
const SessionTimes = z.object({
  title: z.string().trim().min(1).max(200),
  startsAt: Millis,
  endsAt: Millis,
  /** A practice that nobody watches: another machine goes on without an unlock. Absent leaves it as it is, at first no. */
  movesFreely: z.boolean().optional(),
});

export const createSession = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/sessions',
  audience: 'staff',
  summary: 'Add a session: a time and its rooms',
  params: examParams,
  body: SessionTimes.extend({
    rooms: z
      .array(RoomSettings.omit({ id: true }))
      .min(1)
      .max(200),
  }),
  reply: z.object({ sessionId: z.string() }),
  errors: ['examPublished', 'endBeforeStart', 'sessionTooShort', 'roomTwice'],
});

export const changeSession = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId',
  audience: 'staff',
  summary: 'Change the time and the rooms of a session that has not begun',
  params: sessionParams,
  body: SessionTimes.extend({ rooms: z.array(RoomSettings).min(1).max(200) }),
  reply: z.object({}),
  errors: ['endBeforeStart', 'sessionTooShort', 'roomTwice', 'sessionBegun', 'notEnoughSeats', 'roomInUse'],
});

export const CandidateRow = z.object({
  id: z.string(),
  /** Số báo danh. */
  number: z.string(),
  name: z.string(),
  personalNumber: z.string().nullable(),
  birthDate: z.string().nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  className: z.string(),
  school: z.string(),
  room: z.string(),
  seat: z.number().int(),
  /** Mã đề; empty until the papers are sealed. */
  code: z.string(),
  hasSlip: z.boolean(),
});
export type CandidateRow = z.infer<typeof CandidateRow>;

/** What must be true before the bell, each with its figures for the sentence. */
export const Readiness = z.object({
  papersSealed: z.boolean(),
  candidates: z.number().int(),
  seats: z.number().int(),
  slips: z.number().int(),
  /** Null where the exam needs no Safe Exam Browser. */
  secureBrowserSet: z.boolean().nullable(),
  /** The address printed on slips, and whether other machines can reach it. */
  address: z.string(),
  addressIsLocal: z.boolean(),
});
export type Readiness = z.infer<typeof Readiness>;

export const SessionView = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: Millis,
  endsAt: Millis,
  closedAt: Millis.nullable(),
  movesFreely: z.boolean(),
  /** The server's time, for countdowns that do not trust this machine's. */
  now: Millis,
  exam: ExamSummary.omit({ sessions: true }),
  rooms: z.array(z.object({ id: z.string(), name: z.string(), seats: z.number().int(), candidates: z.number().int() })),
  candidates: z.array(CandidateRow),
  readiness: Readiness,
  /** How many have begun and handed in. */
  begun: z.number().int(),
  handedIn: z.number().int(),
});
export type SessionView = z.infer<typeof SessionView>;

export const readSession = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId',
  audience: 'staff',
  summary: 'A session with its rooms, candidates and readiness',
  params: sessionParams,
  reply: SessionView,
  errors: [],
});

/** What is wrong with a row of a class list: such a row is not taken. */
export const RowProblem = z.enum([
  'nameMissing',
  'numberMissing',
  'numberWrong',
  'numberTwice',
  'classMissing',
  'schoolUnknown',
]);
export type RowProblem = z.infer<typeof RowProblem>;
/** What a person should look at: the row is taken all the same. */
export const RowRemark = z.enum([
  'zeroRestored',
  'yearDiffers',
  'sexDiffers',
  'birthDateUnread',
  'sexUnread',
  'nameDiffers',
  'classNew',
  'alreadyIn',
]);
export type RowRemark = z.infer<typeof RowRemark>;

export const ClassListRow = z.object({
  /** The row's number in the file, as Excel shows it. */
  line: z.number().int(),
  name: z.string(),
  personalNumber: z.string(),
  birthDate: z.string().nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  className: z.string(),
  school: z.string(),
  problems: z.array(RowProblem),
  remarks: z.array(RowRemark),
});
export type ClassListRow = z.infer<typeof ClassListRow>;

const CLASS_LIST_BYTES = 5 * 1024 * 1024;

export const previewClassList = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/class-list/preview',
  audience: 'staff',
  summary:
    'Read an Excel class list and say what each row would give; field school names the school of rows without one',
  params: sessionParams,
  body: 'file',
  bodyLimit: CLASS_LIST_BYTES,
  reply: z.object({ sheet: z.string(), rows: z.array(ClassListRow) }),
  errors: ['notASpreadsheet', 'columnsMissing', 'listEmpty', 'listTooLong', 'listTooHeavy'],
});

export const importClassList = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/class-list',
  audience: 'staff',
  summary: 'Take a class list as candidates; field skip=yes leaves rows with problems out, school is as in the preview',
  params: sessionParams,
  body: 'file',
  bodyLimit: CLASS_LIST_BYTES,
  reply: z.object({ added: z.number().int(), alreadyIn: z.number().int(), skipped: z.number().int() }),
  errors: [
    'notASpreadsheet',
    'columnsMissing',
    'listEmpty',
    'listTooLong',
    'listTooHeavy',
    'listHasProblems',
    'notEnoughSeats',
    'sessionBegun',
  ],
});

export const makeSlips = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/slips',
  audience: 'staff',
  summary: 'Give candidates new slips and print them as PDF; earlier slips of the same candidates stop working',
  params: sessionParams,
  body: z.object({
    /** One candidate whose slip was lost; all without a slip (or all, with `again`) where absent. */
    candidateId: z.uuid().optional(),
    /** Replaces slips that were made before. */
    again: z.boolean().optional(),
  }),
  reply: 'file',
  errors: ['noCandidates', 'slipsMade'],
});

const reason = z.string().trim().min(3).max(500);

export const startSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/start',
  audience: 'staff',
  summary: 'Open a session now, ahead of its time, with a reason; its end moves along',
  params: sessionParams,
  body: z.object({ reason }),
  reply: z.object({ startsAt: Millis, endsAt: Millis }),
  errors: ['notReady', 'sessionBegun', 'sessionClosed'],
});

export const closeSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/close',
  audience: 'staff',
  summary: 'Close a session for good, with a reason: papers still open are collected as they stand',
  params: sessionParams,
  body: z.object({ reason }),
  reply: z.object({
    collected: z.number().int(),
    /**
     * Rooms' servers that have not sent all up, or of which nothing was heard for a minute: what they hold still comes, but for
     * what was refused.
     */
    stillInRooms: z.array(
      z.object({
        ...{ name: z.string(), events: z.number().int() },
        ...{ files: z.number().int(), refused: z.number().int() },
      }),
    ),
  }),
  errors: ['sessionNotBegun', 'sessionClosed'],
});

import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();

/** What the invigilator may read out, and nobody else sees: printable ASCII, since clients read others differently. */
const SebPassword = z.string().regex(/^[\x21-\x7E]{4,40}$/);

/** A client version as Safe Exam Browser writes it: "Win.3.7.min", "Mac.3.4.1", "iOS.3.5.min". */
const SebVersion = z.string().regex(/^(Win|Mac|iOS)\.\d{1,3}\.\d{1,3}(\.\d{1,5}){0,2}(\.AE)?(\.min)?$/);

/** A Browser Exam Key as the SEB Config Tool shows it: 64 hexadecimal digits, kept in small letters. */
const BrowserExamKey = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/);

/** A site that may be opened beside the exam: "vi.wikipedia.org", "*.moet.gov.vn", "tudien.vn/anh-viet/*". */
const Site = z
  .string()
  .transform((typed) =>
    typed
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, ''),
  )
  .pipe(
    z
      .string()
      .max(200)
      .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[\w\-.~%*?=&+,;/]*)?$/),
  );

/** What candidates may use inside Safe Exam Browser, in words rather than in its settings. */
export const BrowserProfile = z.object({
  allowedSites: z.array(Site).max(50).default([]),
  /** The calculator of the system. */
  calculator: z.boolean().default(false),
  /** Looking words up in the dictionary of the system (macOS, iPad). */
  dictionary: z.boolean().default(false),
  spellCheck: z.boolean().default(false),
  print: z.boolean().default(false),
  /** Camera and microphone; null: as the exam's proctoring needs them. */
  camera: z.boolean().nullable().default(null),
  sound: z.boolean().default(true),
  /** Choosing a Wi-Fi network. */
  wifi: z.boolean().default(true),
  zoom: z.boolean().default(true),
  secondDisplay: z.boolean().default(false),
  /** For schools whose computers are virtual. */
  virtualMachine: z.boolean().default(false),
  /** Magnifier, narrator and the like (Windows). */
  easeOfAccess: z.boolean().default(false),
});
export type BrowserProfile = z.infer<typeof BrowserProfile>;

/** How the secure browser is set up for one exam. */
export const SecureBrowserSettings = z.object({
  /** Opens the configuration; read out in the room at the start. Null: it opens without one. */
  settingsPassword: SebPassword.nullable(),
  /** Leaves Safe Exam Browser before handing in. Null: nobody can. */
  quitPassword: SebPassword.nullable(),
  /** The clients let in; empty for any. */
  allowedVersions: z.array(SebVersion).max(10),
  /**
   * Keys of the programs let in, one per version and system; empty asks for none. They are computed from one file, so an
   * exam that has any gives all candidates the same configuration (`downloadExamConfiguration`).
   */
  browserExamKeys: z.array(BrowserExamKey).max(50).default([]),
  /**
   * The client reports to us and takes instructions (sebserver.ts). It gets a key of the server's in place of its own
   * Browser Exam Key, so the list above is not asked for.
   */
  steered: z.boolean().default(false),
  profile: BrowserProfile.default(() => BrowserProfile.parse({})),
});
export type SecureBrowserSettings = z.infer<typeof SecureBrowserSettings>;

const examParams = z.object({ examId: z.uuid() });
const candidateParams = z.object({ candidateId: z.uuid() });
/** An id and its tag: unguessable, and nothing of it lies in the database. */
const linkParams = z.object({ token: z.string().regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$/) });

export const readSecureBrowserSettings = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/secure-browser',
  audience: 'staff',
  summary: 'How Safe Exam Browser is set up for an exam, with the passwords to read out',
  params: examParams,
  reply: SecureBrowserSettings,
  errors: [],
});

export const saveSecureBrowserSettings = endpoint({
  method: 'PUT',
  path: '/api/exams/:examId/secure-browser',
  audience: 'staff',
  summary: 'Set Safe Exam Browser up for an exam; configurations fetched before stay as they are',
  params: examParams,
  body: SecureBrowserSettings,
  reply: SecureBrowserSettings,
  errors: [],
});

/** A school's own file as an exam keeps it: its settings stand under ours. */
const ImportedFile = z.object({ name: z.string(), settings: z.number().int() });

export const readImportedSebFile = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/secure-browser/imported',
  audience: 'staff',
  summary: "The school's own .seb file that the exam's settings build on; null where there is none",
  params: examParams,
  reply: z.object({ imported: ImportedFile.nullable() }),
  errors: [],
});

export const importSebFile = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/secure-browser/imported',
  audience: 'staff',
  summary: "Take a school's own .seb file over (text field `password` where it has one); a later one replaces it",
  params: examParams,
  body: 'file',
  bodyLimit: 1_048_576,
  reply: z.object({
    imported: ImportedFile,
    /** The exam's settings with what the file says in words. */
    settings: SecureBrowserSettings,
    /** Settings of the file that stay as they are. */
    kept: z.array(z.string()),
    /** Those that the exam sets itself. */
    replaced: z.array(z.string()),
    /** Those left out because clients read them differently. */
    left: z.array(z.string()),
  }),
  errors: ['sebFileUnreadable', 'sebFilePassword', 'sebFileWrongPassword', 'sebFileCertificate'],
});

export const forgetImportedSebFile = endpoint({
  method: 'DELETE',
  path: '/api/exams/:examId/secure-browser/imported',
  audience: 'staff',
  summary: "Take the school's own .seb file out of the exam's settings",
  params: examParams,
  reply: z.object({}),
  errors: [],
});

/** A profile with a name, for other exams of the unit and below it. */
export const NamedProfile = z.object({
  id: z.string(),
  name: z.string(),
  /** The unit that keeps it. */
  unit: z.string(),
  profile: BrowserProfile,
});
export type NamedProfile = z.infer<typeof NamedProfile>;

export const listBrowserProfiles = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/secure-browser/profiles',
  audience: 'staff',
  summary: 'Profiles that an exam can use: of its unit and those above',
  params: examParams,
  reply: z.object({ profiles: z.array(NamedProfile) }),
  errors: [],
});

export const saveBrowserProfile = endpoint({
  method: 'PUT',
  path: '/api/exams/:examId/secure-browser/profiles',
  audience: 'staff',
  summary:
    "Keep a profile under a name in the exam's unit; the same name replaces it. Exams that used it stay as they are",
  params: examParams,
  body: z.object({ name: z.string().trim().min(1).max(80), profile: BrowserProfile }),
  reply: z.object({ id: z.string() }),
  errors: [],
});

export const deleteBrowserProfile = endpoint({
  method: 'DELETE',
  path: '/api/exams/:examId/secure-browser/profiles/:profileId',
  audience: 'staff',
  summary: "Delete a profile of the exam's unit; exams that used it stay as they are",
  params: examParams.extend({ profileId: z.uuid() }),
  reply: z.object({}),
  errors: [],
});

export const downloadExamConfiguration = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/secure-browser/configuration.seb',
  audience: 'staff',
  summary:
    'The one configuration of an exam that asks for Browser Exam Keys: to compute them, and for managed computers',
  params: examParams,
  reply: 'file',
  errors: [],
});

export const openSafeExamBrowser = endpoint({
  method: 'POST',
  path: '/api/candidate/safe-exam-browser',
  audience: 'public',
  summary: "With a slip's code, links to the candidate's own configuration: one works once, for ten minutes",
  body: z.object({ code: z.string().min(1).max(64) }),
  reply: z.object({
    /** Starts Safe Exam Browser: "sebs://…". */
    openLink: z.string(),
    /** The same file to download and open by hand. */
    downloadLink: z.string(),
    expiresAt: Millis,
    asksPassword: z.boolean(),
  }),
  errors: ['slipUnknown'],
});

export const readSafeExamBrowserExit = endpoint({
  method: 'GET',
  path: '/api/candidate/safe-exam-browser/exit',
  audience: 'candidate',
  summary: 'The address that ends Safe Exam Browser, once the paper is handed in; null before and in other browsers',
  reply: z.object({ quitLink: z.string().nullable() }),
  errors: ['safeExamBrowserNeeded'],
});

export const fetchSebConfiguration = endpoint({
  method: 'GET',
  path: '/seb/configuration/:token/khao-thi.seb',
  audience: 'public',
  summary: 'The configuration of one candidate, fetched once by Safe Exam Browser itself',
  params: linkParams,
  reply: 'file',
  errors: ['sebLinkOver'],
});

export const startInSafeExamBrowser = endpoint({
  method: 'GET',
  path: '/seb/start/:token',
  audience: 'public',
  summary: 'Where Safe Exam Browser begins: signs the candidate in and goes to the paper',
  params: linkParams,
  query: z.object({ again: z.string().max(1).optional() }),
  reply: 'file',
  errors: ['sebLinkOver'],
});

export const quitSafeExamBrowser = endpoint({
  method: 'GET',
  path: '/seb/quit/:token',
  audience: 'public',
  summary: 'The page on which Safe Exam Browser closes itself',
  params: linkParams,
  reply: 'file',
  errors: [],
});

export const challengeSafeExamBrowser = endpoint({
  method: 'POST',
  path: '/api/candidate/safe-exam-browser/challenge',
  audience: 'public',
  summary: 'For clients that send no headers (macOS, iPad): the address of a page that asks their JavaScript API, once',
  /** The code of a slip; null for the candidate who is signed in. */
  body: z.object({ code: z.string().min(1).max(64).nullable() }),
  reply: z.object({ challengeLink: z.string() }),
  errors: ['slipUnknown'],
});

export const readSebChallenge = endpoint({
  method: 'GET',
  path: '/seb/challenge/:token',
  audience: 'public',
  summary: 'The page of a challenge: its address is what the client signs; good for 60 seconds',
  params: linkParams,
  reply: 'file',
  errors: [],
});

export const answerSebChallenge = endpoint({
  method: 'POST',
  path: '/seb/challenge/:token',
  audience: 'public',
  summary: "The client's answer to a challenge: taken once, for exactly its address, within 60 seconds",
  params: linkParams,
  body: z.object({
    url: z.string().max(2_000),
    configKey: z.string().max(200).nullable(),
    browserExamKey: z.string().max(200).nullable(),
    /** As the client calls itself: "SEB_Windows_3.10.1". */
    version: z.string().max(200).nullable(),
  }),
  reply: 'file',
  errors: [],
});

export const readSebChallengeScript = endpoint({
  method: 'GET',
  path: '/seb/challenge.js',
  audience: 'public',
  summary: 'What the page of a challenge runs',
  reply: 'file',
  errors: [],
});

export const letIntoAnyBrowser = endpoint({
  method: 'POST',
  path: '/api/candidates/:candidateId/any-browser',
  audience: 'staff',
  summary: 'Let a candidate sit the exam without Safe Exam Browser, with a reason',
  params: candidateParams,
  body: z.object({ reason: z.string().trim().min(5).max(500) }),
  reply: z.object({}),
  errors: [],
});

export const requireSecureBrowserAgain = endpoint({
  method: 'DELETE',
  path: '/api/candidates/:candidateId/any-browser',
  audience: 'staff',
  summary: 'Take the permission back',
  params: candidateParams,
  reply: z.object({}),
  errors: [],
});

/** The client of a candidate as it reports itself, where the exam is steered. */
export const SebClientState = z.object({
  /** requested: it said hello; ready: it has its configuration; active: it reports; closed: it said goodbye. */
  state: z.enum(['requested', 'ready', 'active', 'closed']),
  version: z.string(),
  system: z.string(),
  machine: z.string(),
  openedAt: Millis,
  lastPingAt: Millis.nullable(),
  /** Percent; null where it has none or did not say. */
  battery: z.number().int().nullable(),
  /** Signal strength in percent; null where it is on a cable or did not say. */
  wifi: z.number().int().nullable(),
  warnings: z.number().int(),
  errors: z.number().int(),
  /** Whether its App Signature Key is that of most clients of the same version; unknown where too few can be compared. */
  signature: z.enum(['same', 'differs', 'unknown']),
  hand: z.object({ text: z.string(), at: Millis }).nullable(),
  lock: z.object({ text: z.string(), at: Millis }).nullable(),
  /** Instructions that the client has not confirmed yet. */
  waiting: z.number().int(),
  /** Connections so far: a restart opens another one. */
  connections: z.number().int(),
});
export type SebClientState = z.infer<typeof SebClientState>;

/** How one candidate of an exam with Safe Exam Browser stands. */
export const SecureBrowserState = z.object({
  candidateId: z.string(),
  name: z.string(),
  /** Số báo danh. */
  number: z.string(),
  room: z.string(),
  seat: z.number().int(),
  /** When the configuration in use was fetched and when it started the exam; null for not yet. */
  fetchedAt: Millis.nullable(),
  startedAt: Millis.nullable(),
  /** How often a configuration was fetched: more than once or twice deserves a look. */
  fetches: z.number().int(),
  /** Set where an invigilator let the candidate in without it. */
  letIn: z.object({ reason: z.string(), at: Millis }).nullable(),
  /** Null where the client never connected. */
  client: SebClientState.nullable(),
});
export type SecureBrowserState = z.infer<typeof SecureBrowserState>;

/** What an invigilator can tell the client of a candidate. */
const ClientOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quit'), reason: z.string().trim().min(5).max(500) }),
  /** Covers the screen with a message until it is unlocked here or by the quit password. */
  z.object({ kind: z.literal('lock'), message: z.string().trim().min(3).max(500) }),
  z.object({ kind: z.literal('unlock') }),
  z.object({ kind: z.literal('lowerHand') }),
]);
export type ClientOrder = z.infer<typeof ClientOrder>;

export const instructSafeExamBrowser = endpoint({
  method: 'POST',
  path: '/api/candidates/:candidateId/safe-exam-browser/instructions',
  audience: 'staff',
  summary: 'Tell the Safe Exam Browser of a candidate to quit, lock or unlock its screen, or lower its hand',
  params: candidateParams,
  body: ClientOrder,
  reply: z.object({}),
  errors: ['sebNotConnected'],
});

export const readSafeExamBrowserLog = endpoint({
  method: 'GET',
  path: '/api/candidates/:candidateId/safe-exam-browser/log',
  audience: 'staff',
  summary: 'Warnings, errors and notices of the Safe Exam Browser of a candidate, the latest first',
  params: candidateParams,
  reply: z.object({
    lines: z.array(
      z.object({ at: Millis, type: z.enum(['warning', 'error', 'notice', 'confirmed']), text: z.string() }),
    ),
  }),
  errors: [],
});

export const listSecureBrowserStates = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/secure-browser',
  audience: 'staff',
  summary: 'Who runs Safe Exam Browser in the rooms of a session that I watch over',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({
    session: z.object({ title: z.string(), examTitle: z.string() }),
    /** For who watches over the room to read out and to type. */
    settingsPassword: z.string().nullable(),
    quitPassword: z.string().nullable(),
    steered: z.boolean(),
    /** The server's clock, to tell how long ago a ping was. */
    now: Millis,
    candidates: z.array(SecureBrowserState),
  }),
  errors: [],
});

/** How the page itself holds an exam that is not taken in Safe Exam Browser. */
export const PageLockSettings = z.object({
  /** Asks to share the whole screen; who does not is written down as not watched, and sits the exam all the same. */
  asksScreen: z.boolean().default(false),
  /** Keeps Esc, Alt-Tab and the like to the page in full screen, where the browser can. */
  locksKeyboard: z.boolean().default(true),
  /** The candidate's number across the paper, faintly: a photograph says whose it is. */
  watermark: z.boolean().default(true),
});
export type PageLockSettings = z.infer<typeof PageLockSettings>;

/**
 * What an accommodation may leave out for one candidate: names of page signals, and the two things that hinder. A screen
 * reader needs its keys, an input switch clicks like no hand, a dictionary extension stands in the page.
 */
export const RELAXABLE = [
  'focusLost',
  'tabHidden',
  'fullscreenLeft',
  'pasted',
  'copied',
  'printAttempt',
  'draggedOut',
  'secondScreen',
  'scriptedInput',
  'unnaturalPointer',
  'pageInjected',
  'devtoolsHint',
  'keyboardLock',
  'contextMenu',
] as const;
const Relaxed = z.array(z.enum(RELAXABLE)).max(RELAXABLE.length);
export type Relaxable = (typeof RELAXABLE)[number];

export const readPageLockSettings = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/page-lock',
  audience: 'staff',
  summary: 'How the page holds an exam that is taken in fullscreen',
  params: examParams,
  reply: PageLockSettings,
  errors: [],
});

export const savePageLockSettings = endpoint({
  method: 'PUT',
  path: '/api/exams/:examId/page-lock',
  audience: 'staff',
  summary: 'Set how the page holds an exam; pages that are open keep what they have',
  params: examParams,
  body: PageLockSettings,
  reply: PageLockSettings,
  errors: [],
});

export const readPageLock = endpoint({
  method: 'GET',
  path: '/api/candidate/page-lock',
  audience: 'candidate',
  summary: 'How the page holds the own exam, and what an accommodation leaves out',
  reply: PageLockSettings.extend({ relaxed: Relaxed }),
  errors: ['safeExamBrowserNeeded'],
});

export const relaxPageSignals = endpoint({
  method: 'PUT',
  path: '/api/candidates/:candidateId/relaxed-signals',
  audience: 'staff',
  summary: 'Leave single signals out for a candidate, with a reason; an empty list takes it back',
  params: candidateParams,
  body: z.object({ signals: Relaxed, reason: z.string().trim().min(5).max(500) }),
  reply: z.object({}),
  errors: [],
});

export const RelaxedCandidate = z.object({
  candidateId: z.string(),
  name: z.string(),
  /** Số báo danh. */
  number: z.string(),
  room: z.string(),
  signals: Relaxed,
  reason: z.string().nullable(),
});
export type RelaxedCandidate = z.infer<typeof RelaxedCandidate>;

export const listRelaxedCandidates = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/relaxed-signals',
  audience: 'staff',
  summary: 'Candidates of the rooms I watch over, each with what is left out for them',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({
    session: z.object({ title: z.string(), examTitle: z.string() }),
    candidates: z.array(RelaxedCandidate),
  }),
  errors: [],
});

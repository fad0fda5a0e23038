import { z } from 'zod';
import { endpoint } from './endpoint.ts';

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
  /** Camera and microphone; null: each only where the exam's proctoring, or an answer that is spoken, needs it. */
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

import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const examParams = z.object({ examId: z.uuid() });
const candidateParams = z.object({ candidateId: z.uuid() });

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
 * What an accommodation may leave out for one candidate: names of page and camera signals, and the two things that hinder.
 * A screen reader needs its keys, an input switch clicks like no hand, a dictionary extension stands in the page; a helper
 * sits beside, eyes wander without seeing, a pupil reads aloud or has a tic, a glucose meter is a telephone.
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
  'noFace',
  'severalFaces',
  'lookingAway',
  'talking',
  'phoneSeen',
  'keyboardLock',
  'contextMenu',
] as const;
export const Relaxed = z.array(z.enum(RELAXABLE)).max(RELAXABLE.length);
export type Relaxable = (typeof RELAXABLE)[number];
/** Since when each is left out, or counts again where it was, Unix ms. */
export const RelaxedSince = z.partialRecord(z.enum(RELAXABLE), z.number().int());
export type RelaxedSince = z.infer<typeof RelaxedSince>;

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

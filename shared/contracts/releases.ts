import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** The release of sealed papers: one key opens all codes of an exam, and it can be read out as words (papers/key-words.ts). */

const sessionParams = z.object({ sessionId: z.uuid() });

export const readRelease = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/release',
  audience: 'staff',
  summary: 'Whether the papers of a session can be opened here, or wait for their key',
  params: sessionParams,
  reply: z.object({
    /** open: the key is here and papers open at their time; locked: it is elsewhere; none: the exam is not sealed. */
    state: z.enum(['none', 'locked', 'open']),
  }),
  errors: [],
});

export const readReleaseWords = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/release-words',
  audience: 'staff',
  summary:
    'The release key in words, to be read out where there is no line; from half an hour before the start, audited',
  params: sessionParams,
  body: z.object({ reason: z.string().trim().min(3).max(500) }),
  reply: z.object({ words: z.array(z.string()) }),
  errors: ['keyElsewhere', 'wordsTooEarly'],
});

export const typeReleaseWords = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/release-words/typed',
  audience: 'staff',
  summary: 'Open the papers of a session here by the words that were read out',
  params: sessionParams,
  body: z.object({ words: z.string().min(1).max(500) }),
  reply: z.object({}),
  errors: ['wordsWrong'],
});

// ---- release by k of n officers ------------------------------------------------------------------------------------

const examParams = z.object({ examId: z.uuid() });

/** How the release key of an exam is kept: whole on this server, or in the hands of officers (Shamir's shares). */
export const ReleaseView = z.object({
  title: z.string(),
  /** none: not sealed; whole: the key is on this server; split: only shares open the papers. */
  state: z.enum(['none', 'whole', 'split']),
  /** Shares that open the papers, and who holds one; empty where the key was never split. */
  threshold: z.number().int().nullable(),
  holders: z.array(z.object({ place: z.number().int(), name: z.string(), isGiven: z.boolean() })),
  /** From when on shares are taken. */
  takenFrom: z.number().int().nullable(),
  now: z.number().int(),
});
export type ReleaseView = z.infer<typeof ReleaseView>;

export const readExamRelease = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/release',
  audience: 'staff',
  summary: 'Who holds the key of a sealed exam, and which shares were given',
  params: examParams,
  reply: ReleaseView,
  errors: [],
});

export const splitRelease = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/release/shares',
  audience: 'staff',
  summary: 'Split the release key among officers: the shares are said once, and the server forgets the key',
  params: examParams,
  body: z
    .object({
      holders: z.array(z.string().trim().min(2).max(100)).min(2).max(20),
      threshold: z.number().int().min(2).max(20),
    })
    .refine(({ holders, threshold }) => threshold <= holders.length, { path: ['threshold'] }),
  reply: z.object({ shares: z.array(z.object({ name: z.string(), words: z.array(z.string()) })) }),
  errors: ['keyElsewhere', 'sessionBegun'],
});

export const giveShare = endpoint({
  method: 'POST',
  path: '/api/exams/:examId/release/shares/given',
  audience: 'staff',
  summary:
    'An officer gives a share, one an account and none the splitter; the last one needed opens the papers. Each is audited',
  params: examParams,
  body: z.object({ words: z.string().min(1).max(500) }),
  reply: z.object({ name: z.string(), given: z.number().int(), threshold: z.number().int(), isOpen: z.boolean() }),
  errors: ['shareUnknown', 'shareOfSplitter', 'shareGivenBefore', 'sharesTooEarly'],
});

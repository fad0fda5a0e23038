import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();
/** An id and its tag: unguessable, and nothing of it lies in the database. One of any other form is forged like any other. */
const linkParams = z.object({ token: z.string() });

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
  errors: [],
});

export const startInSafeExamBrowser = endpoint({
  method: 'GET',
  path: '/seb/start/:token',
  audience: 'public',
  summary: 'Where Safe Exam Browser begins: signs the candidate in and goes to the paper',
  params: linkParams,
  query: z.object({ again: z.string().optional() }),
  reply: 'file',
  errors: [],
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
    configKey: z.string().max(200).nullable().default(null),
    browserExamKey: z.string().max(200).nullable().default(null),
    /** As the client calls itself: "SEB_Windows_3.10.1". */
    version: z.string().max(200).nullable().default(null),
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

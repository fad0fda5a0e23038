import { z } from 'zod';
import { Alternative, CameraConsent, ConsentParty } from '../people/camera-consent.ts';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();
const Level = z.number().int().min(0).max(3);

/** The newest text of the notice that is agreed to, on the page and on paper. A change of what is watched is a new version. */
export const NOTICE_VERSION = '2027-01';

/** The last days on which pictures are kept. */
export const PicturesUntil = z.object({ withoutSign: Millis, withSign: Millis });
export type PicturesUntil = z.infer<typeof PicturesUntil>;

export const giveConsent = endpoint({
  method: 'POST',
  path: '/api/candidate/consent',
  audience: 'candidate',
  summary: 'Agree to what is watched; without the camera the exam is taken at level 1',
  body: z.object({
    version: z.string().max(20),
    /** False where the pupil does not want the camera: the exam goes on without it. */
    camera: z.boolean(),
    /** Whether the pupil agrees to the microphone besides the camera; no where nothing is said. */
    microphone: z.boolean().optional(),
    /** What is wanted instead of the camera; an invigilator beside where nothing is said. */
    alternative: Alternative.optional(),
    /** The days that the notice named; nothing where it named the longest times there can be. */
    picturesUntil: PicturesUntil.optional(),
  }),
  reply: z.object({ level: Level }),
  errors: ['consentOutdated', 'picturesKeptLonger'],
});

export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/api/candidate/consent/withdraw',
  audience: 'candidate',
  summary: 'Withdraw the consent to the camera; the exam goes on at level 1',
  reply: z.object({ level: Level }),
  errors: [],
});

export const withdrawMicrophone = endpoint({
  method: 'POST',
  path: '/api/candidate/consent/microphone/withdraw',
  audience: 'candidate',
  summary: 'Take back the consent to the microphone alone; the word on the camera stays as it is',
  reply: z.object({ level: Level }),
  errors: [],
});

export const readWatching = endpoint({
  method: 'GET',
  path: '/api/candidate/watching',
  audience: 'candidate',
  summary: 'What is watched in the own exam, after the consent of pupil and family, and until when pictures are kept',
  reply: z.object({
    /** What holds: the exam's level, or at most 1 without consent to the camera. */
    level: Level,
    examLevel: Level,
    /** Whether the microphone is asked for of this candidate, and whether pupil and family both agreed to it. */
    examListens: z.boolean(),
    /** The pupil's own word on it, whatever the family says. */
    pupilAllowsMicrophone: z.boolean(),
    listens: z.boolean(),
    noticeVersion: z.string(),
    consent: CameraConsent,
    alternative: Alternative.nullable(),
    picturesUntil: PicturesUntil,
    /** The own attempt, once it has begun. */
    attemptId: z.string().nullable(),
  }),
  errors: [],
});

const sessionParams = z.object({ sessionId: z.uuid() });

const ConsentAct = z.object({
  party: ConsentParty,
  act: z.enum(['given', 'refused', 'withdrawn']),
  /** Given for the microphone as well. */
  microphone: z.boolean(),
  version: z.string(),
  at: Millis,
  /** The days that were agreed to; null where the notice named the longest times there can be. */
  picturesUntil: PicturesUntil.nullable(),
  /** The representative who said so, and what they are to the pupil. */
  representative: z.object({ name: z.string(), relation: z.string() }).nullable(),
  /** Who typed a paper form in; null where the pupil said it on the page. */
  recordedBy: z.string().nullable(),
});

export const ConsentRow = z.object({
  candidateId: z.string(),
  name: z.string(),
  number: z.string(),
  room: z.string(),
  /** Whether a representative must agree as well. */
  needsFamily: z.boolean(),
  consent: CameraConsent,
  alternative: Alternative.nullable(),
  /** Every act, the latest first. */
  acts: z.array(ConsentAct),
});
export type ConsentRow = z.infer<typeof ConsentRow>;

export const listConsents = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/consents',
  audience: 'staff',
  summary: 'Who of a session agreed to the camera, pupil and family, and what those have who did not',
  params: sessionParams,
  reply: z.object({
    session: z.object({ id: z.string(), title: z.string(), examTitle: z.string(), level: Level, listens: z.boolean() }),
    noticeVersion: z.string(),
    candidates: z.array(ConsentRow),
  }),
  errors: [],
});

/** A paper form of a parent or guardian, as an office types it in. */
export const recordFamilyConsent = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/consents/family',
  audience: 'staff',
  summary: "Record what representatives wrote on the school's form: agreed, refused, or withdrawn",
  params: sessionParams,
  body: z.object({
    candidateIds: z.array(z.uuid()).min(1).max(1_000),
    version: z.string().max(20),
    act: z.enum(['given', 'refused', 'withdrawn']),
    /** Whether the form agrees to the microphone as well; no where nothing is said. */
    microphone: z.boolean().optional(),
    alternative: Alternative.optional(),
    /** Where one form is recorded; many at once are kept by the school under the form's number. */
    representative: z
      .object({ name: z.string().trim().min(2).max(100), relation: z.string().trim().min(1).max(40) })
      .nullable(),
    /** Where the signed forms lie, so that each can be found. */
    form: z.string().trim().min(3).max(200),
  }),
  reply: z.object({ recorded: z.number().int() }),
  errors: ['consentOutdated'],
});

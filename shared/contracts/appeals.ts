import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { DECISIONS } from './proctoring-review.ts';

const Millis = z.number().int().nonnegative();
const Said = z.object({ vi: z.string(), en: z.string() });

/** Days from the decision, or from the result where that comes later, in which a candidate may appeal. */
export const APPEAL_DAYS = 30;

/** Largest file that goes with an appeal. */
export const APPEAL_FILE_LIMIT = 5 * 1024 * 1024;

/** `kept`: the decision stands; `lifted`: it no longer does. */
export const AppealOutcome = z.enum(['kept', 'lifted']);
export type AppealOutcome = z.infer<typeof AppealOutcome>;

const Answer = z.object({ at: Millis, outcome: AppealOutcome, reason: z.string() });

/** A decision as the candidate it is about may read it: no name of anybody else is in it. */
export const OwnIncident = z.object({
  id: z.string(),
  openedAt: Millis,
  /** What was seen. */
  because: Said,
  decidedAt: Millis,
  decision: z.enum(DECISIONS),
  reason: z.string(),
  appealUntil: Millis,
  appeal: z
    .object({ at: Millis, text: z.string(), fileName: z.string().nullable(), answer: Answer.nullable() })
    .nullable(),
});
export type OwnIncident = z.infer<typeof OwnIncident>;

export const readOwnIncidents = endpoint({
  method: 'GET',
  path: '/api/candidate/incidents',
  audience: 'candidate',
  summary: 'What was decided about the own sitting: what, when and why, without names of others',
  reply: z.object({ incidents: z.array(OwnIncident), now: Millis }),
  errors: [],
});

const ownParams = z.object({ incidentId: z.uuid() });

export const appealIncident = endpoint({
  method: 'POST',
  path: '/api/candidate/incidents/:incidentId/appeal',
  audience: 'candidate',
  summary: 'Appeal against a decision; the text may be changed until it is answered',
  params: ownParams,
  body: z.object({ text: z.string().trim().min(10).max(4_000) }),
  reply: OwnIncident,
  errors: ['appealOver', 'appealAnswered'],
});

export const attachToAppeal = endpoint({
  method: 'POST',
  path: '/api/candidate/incidents/:incidentId/appeal/file',
  audience: 'candidate',
  summary: 'Put a picture or a PDF to the own appeal; another one takes its place',
  params: ownParams,
  body: 'file',
  bodyLimit: APPEAL_FILE_LIMIT,
  reply: OwnIncident,
  errors: ['appealOver', 'appealAnswered', 'appealFileUnreadable'],
});

/** By this or another account of theirs, the person gave an opinion on the incident, or opened it by hand. */
export const Barred = z.enum(['decided', 'opened']);
export type Barred = z.infer<typeof Barred>;

export const AppealRow = z.object({
  id: z.string(),
  incidentId: z.string(),
  attemptId: z.string(),
  candidate: z.object({ name: z.string(), number: z.string(), room: z.string() }),
  decided: z.object({ at: Millis, by: z.string(), decision: z.enum(DECISIONS), reason: z.string() }),
  because: Said,
  at: Millis,
  text: z.string(),
  fileName: z.string().nullable(),
  answer: Answer.extend({ by: z.string() }).nullable(),
  mayAnswer: z.boolean(),
  /** Why somebody else has to answer; null where that is not so. */
  barred: Barred.nullable(),
});
export type AppealRow = z.infer<typeof AppealRow>;

export const listIncidentAppeals = endpoint({
  method: 'GET',
  path: '/api/proctoring/sessions/:sessionId/appeals',
  audience: 'staff',
  summary: 'Appeals against decisions of a session, those that wait first',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({ appeals: z.array(AppealRow) }),
  errors: [],
});

const appealParams = z.object({ appealId: z.uuid() });

export const viewAppealFile = endpoint({
  method: 'GET',
  path: '/api/proctoring/appeals/:appealId/file',
  audience: 'staff',
  summary: 'The file of an appeal; every view is written into the audit chain',
  params: appealParams,
  reply: 'file',
  errors: ['appealFileErased', 'appealFileMissing', 'appealFileAltered', 'storageDown'],
});

export const answerIncidentAppeal = endpoint({
  method: 'POST',
  path: '/api/proctoring/appeals/:appealId/answer',
  audience: 'staff',
  summary: 'Answer an appeal with a reason that the candidate reads; never by who decided or opened the incident',
  params: appealParams,
  body: z.object({ outcome: AppealOutcome, reason: z.string().trim().min(10).max(2_000) }),
  reply: z.object({}),
  errors: ['appealAnswered', 'appealSamePerson', 'appealOwnIncident'],
});

import { z } from 'zod';
import { endpoint, type ReplyOf } from './endpoint.ts';

const Millis = z.number().int().nonnegative();
const Said = z.object({ vi: z.string(), en: z.string() });

/** What a reviewer may find. Only the last is adverse, and it needs two; it hands the matter to the council, no more. */
export const DECISIONS = ['nothing', 'explained', 'referred'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a finding rests on. */
export const GROUNDS = {
  nothing: ['misread', 'technical', 'allowed', 'nothingSeen'],
  explained: ['candidate', 'invigilator', 'surroundings'],
  referred: ['otherPerson', 'device', 'material', 'identity', 'page', 'other'],
} as const satisfies Record<Decision, readonly string[]>;
export type Ground = (typeof GROUNDS)[Decision][number];
const Ground = z.enum(Object.values(GROUNDS).flat() as [Ground, ...Ground[]]);

const Reason = z.string().trim().min(5).max(2000);

/** What an incident is about, in the words of the exam regulations; `signals`: a raised priority opened it. */
export const INCIDENT_KINDS = [
  'device',
  'power',
  'illness',
  'late',
  'absent',
  'question',
  'material',
  'impersonation',
  'disturbance',
  'other',
] as const;
export const WrittenKind = z.enum(INCIDENT_KINDS);
const IncidentKind = z.enum([...INCIDENT_KINDS, 'signals']);
export type IncidentKind = z.infer<typeof IncidentKind>;

/** Incidents about what a candidate did are for reviewers to close; the others are only written into the room's minutes. */
export const REVIEWED_KINDS: readonly IncidentKind[] = ['signals', 'material', 'impersonation', 'disturbance', 'other'];

/** Each of some candidates, whether they came or not, or a room. */
export const IncidentScope = z.union([
  z.strictObject({ candidateIds: z.array(z.uuid()).min(1).max(100) }),
  z.strictObject({ roomId: z.uuid() }),
]);
export type IncidentScope = z.infer<typeof IncidentScope>;

const OpinionView = z.object({
  by: z.string(),
  at: Millis,
  decision: z.enum(DECISIONS),
  ground: Ground,
  reason: z.string(),
});

export const IncidentView = z.object({
  id: z.string(),
  kind: IncidentKind,
  /** Written down and no more: nobody has to find anything about it. */
  isNote: z.boolean(),
  openedAt: Millis,
  /** Account name, or null where the risk opened it. */
  openedBy: z.string().nullable(),
  /** Opened by hand by the account that looks: it leaves an adverse finding to others. */
  isOwn: z.boolean(),
  because: Said,
  closed: z
    .object({
      at: Millis,
      by: z.string(),
      decision: z.enum(DECISIONS),
      ground: Ground,
      reason: z.string(),
      /** When an appeal was accepted: the decision no longer stands. */
      liftedAt: Millis.nullable(),
    })
    .nullable(),
  /** What the account may know of: its own opinion, and the others' once two have spoken. */
  opinions: z.array(OpinionView),
  /** Whether the account has spoken, and another person is waited for. */
  waitsForOthers: z.boolean(),
});
export type IncidentView = z.infer<typeof IncidentView>;

export const openIncident = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/incidents',
  audience: 'staff',
  summary: 'Write down an incident: one about each of some candidates, or one about a room; it stands in the minutes',
  params: z.object({ sessionId: z.uuid() }),
  body: z.object({ scope: IncidentScope, kind: WrittenKind, reason: Reason }),
  reply: z.object({ incidents: z.array(IncidentView) }),
  errors: [],
});

export const giveOpinion = endpoint({
  method: 'POST',
  path: '/api/proctoring/incidents/:incidentId/opinions',
  audience: 'staff',
  summary: 'Say what was found and why; an adverse finding is closed by two who agree, without having read one another',
  params: z.object({ incidentId: z.uuid() }),
  body: z.object({
    decision: z.enum(DECISIONS),
    ground: Ground,
    reason: Reason,
    /** How long the evidence was looked at, as the page measured it. */
    seconds: z.number().int().min(0).max(86_400),
  }),
  reply: IncidentView,
  errors: ['incidentClosed', 'incidentOnlyNoted', 'opinionGiven', 'opinionOwnIncident', 'groundUnfit'],
});

export const planReview = endpoint({
  method: 'GET',
  path: '/api/proctoring/sessions/:sessionId/plan',
  audience: 'staff',
  summary: 'What to look at in so many minutes, and how many incidents that is expected to find and to miss',
  params: z.object({ sessionId: z.uuid() }),
  query: z.object({ minutes: z.coerce.number().int().min(1).max(600) }),
  reply: z.object({
    attempts: z.array(
      z.object({
        attemptId: z.string(),
        candidate: z.object({ name: z.string(), number: z.string(), room: z.string() }),
        seconds: z.number(),
        expected: z.number(),
        moments: z.array(z.object({ at: Millis, name: Said, seconds: z.number() })),
      }),
    ),
    seconds: z.number(),
    found: z.number(),
    missed: z.number(),
    /** Seconds that looking at everything would take. */
    all: z.number(),
  }),
  errors: [],
});
export type ReviewPlan = ReplyOf<typeof planReview>;

export const readReviewers = endpoint({
  method: 'GET',
  path: '/api/proctoring/sessions/:sessionId/reviewers',
  audience: 'staff',
  summary: 'How those who review agree with one another, and what became of their opinions',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({
    incidents: z.object({ open: z.number().int(), closed: z.number().int(), referred: z.number().int() }),
    /** Of first and second opinions, adverse or not; null without pairs. */
    agreement: z
      .object({
        n: z.number().int(),
        agreed: z.number(),
        kappa: z.number().nullable(),
        standardError: z.number().nullable(),
      })
      .nullable(),
    reviewers: z.array(
      z.object({
        /** Tells namesakes apart. */
        id: z.string(),
        name: z.string(),
        opinions: z.number().int(),
        adverse: z.number().int(),
        /** Opinions beside another's, and how many of them agreed with it. */
        pairs: z.number().int(),
        agreed: z.number().int(),
        /** Adverse opinions whose incident is closed, and how many of those were referred in the end. */
        ended: z.number().int(),
        upheld: z.number().int(),
        medianSeconds: z.number().nullable(),
      }),
    ),
  }),
  errors: [],
});
export type ReviewerStatistics = ReplyOf<typeof readReviewers>;

export const readIncidentMinutes = endpoint({
  method: 'GET',
  path: '/api/proctoring/incidents/:incidentId/minutes',
  audience: 'staff',
  summary: 'The minutes of an incident, for printing and signing',
  params: z.object({ incidentId: z.uuid() }),
  reply: z.object({
    incident: IncidentView,
    unit: z.string(),
    exam: z.object({ title: z.string(), subject: z.string() }),
    session: z.object({ id: z.string(), title: z.string(), startsAt: Millis }),
    candidate: z.object({ name: z.string(), number: z.string(), room: z.string(), seat: z.number().int() }),
    attemptId: z.string(),
    /** What was seen, in words, in the order of time. */
    moments: z.array(z.object({ at: Millis, sentence: Said })),
    /** `notReceived`: committed by the page, and never come. */
    snapshots: z.object({ kept: z.number().int(), erased: z.number().int(), notReceived: z.number().int() }),
    now: Millis,
  }),
  errors: [],
});
export type IncidentMinutes = ReplyOf<typeof readIncidentMinutes>;

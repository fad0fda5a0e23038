import { z } from 'zod';
import { endpoint, type ReplyOf } from './endpoint.ts';

const Millis = z.number().int().nonnegative();
/**
 * Any JSON: parsed by the signal it belongs to, not here.
 * @public its name stands in OpenAPI
 */
export const AnyJson = z.json();
const Said = z.object({ vi: z.string(), en: z.string() });

/** The newest text of the notice a candidate agrees to. A change of what is watched is a new version. */
export const NOTICE_VERSION = '2026-11';

/** Largest accepted snapshot. */
export const SNAPSHOT_LIMIT = 200 * 1024;

/**
 * A signal on the wire. `source` names one loaded page and `seq` counts from 0 in it, so that the same batch may come any
 * number of times. Whether kind and payload are known is decided by `proctoring/signals`, not here: unknown ones are kept aside.
 */
export const WireSignal = z.object({
  source: z.string().regex(/^[A-Za-z0-9_-]{8,32}$/),
  seq: z.number().int().nonnegative(),
  kind: z.string().min(1).max(40),
  startedAt: Millis,
  endedAt: Millis.nullable(),
  payload: z.record(z.string().max(40), AnyJson),
});
export type WireSignal = z.infer<typeof WireSignal>;

const attemptParams = z.object({ attemptId: z.uuid() });

export const postSignals = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/signals',
  audience: 'candidate',
  summary: 'Report integrity signals; the same batch may come any number of times',
  params: attemptParams,
  body: z.object({ signals: z.array(WireSignal).min(1).max(50) }),
  reply: z.object({ recorded: z.number().int(), known: z.number().int(), aside: z.number().int() }),
  errors: [],
});

export const uploadSnapshot = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/snapshots',
  audience: 'candidate',
  summary: 'Upload a snapshot whose hash a signal has committed before; fields: source, seq',
  params: attemptParams,
  body: 'file',
  bodyLimit: SNAPSHOT_LIMIT,
  reply: z.object({ snapshotId: z.string() }),
  errors: ['snapshotNotCommitted', 'snapshotDiffers', 'snapshotNotJpeg'],
});

export const giveConsent = endpoint({
  method: 'POST',
  path: '/api/candidate/consent',
  audience: 'candidate',
  summary: 'Agree to what is watched; without the camera the exam is taken at level 1',
  body: z.object({
    version: z.string().max(20),
    /** False where pupil or representative do not want the camera: the exam goes on without it. */
    camera: z.boolean(),
  }),
  reply: z.object({ level: z.number().int().min(0).max(3) }),
  errors: ['consentOutdated'],
});

export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/api/candidate/consent/withdraw',
  audience: 'candidate',
  summary: 'Withdraw the consent to the camera; the exam goes on at level 1',
  reply: z.object({ level: z.number().int().min(0).max(3) }),
  errors: [],
});

export const readWatching = endpoint({
  method: 'GET',
  path: '/api/candidate/watching',
  audience: 'candidate',
  summary: 'What is watched in the own exam, after the own consent',
  reply: z.object({
    /** What holds: the exam's level, or at most 1 without consent to the camera. */
    level: z.number().int().min(0).max(3),
    examLevel: z.number().int().min(0).max(3),
    noticeVersion: z.string(),
    /** The own attempt, once it has begun. */
    attemptId: z.string().nullable(),
  }),
  errors: [],
});

/** One look of the service at one picture; the schema of `proctoring/signals/observation.ts`, loose here. */
const ServiceLook = z.record(z.string(), AnyJson);

export const claimFrames = endpoint({
  method: 'POST',
  path: '/api/proctoring/service/claims',
  audience: 'service',
  summary: 'Take frames to look at again, flagged ones first; what is not answered in time is given out anew',
  body: z.object({ service: z.string().min(1).max(60), atMost: z.number().int().min(1).max(8) }),
  reply: z.object({
    frames: z.array(
      z.object({
        snapshotId: z.string(),
        /** Proves the claim when the result comes. */
        lease: z.string(),
        leaseUntil: Millis,
        takenAt: Millis,
        jpeg: z.base64(),
      }),
    ),
    /** Frames that still wait, for the service's own pace and the log. */
    waiting: z.number().int(),
  }),
  errors: [],
});

export const reportFrame = endpoint({
  method: 'POST',
  path: '/api/proctoring/service/results',
  audience: 'service',
  summary: 'Report what a second look at a frame saw, or that it could not be seen',
  body: z.object({
    snapshotId: z.uuid(),
    lease: z.string().max(60),
    outcome: z.discriminatedUnion('type', [
      z.object({ type: z.literal('seen'), observation: ServiceLook, milliseconds: z.number(), backend: z.string() }),
      z.object({ type: z.literal('unreadable'), why: z.string().max(300) }),
    ]),
  }),
  reply: z.object({ differences: z.number().int() }),
  errors: ['leaseLost'],
});

export const serviceHeartbeat = endpoint({
  method: 'POST',
  path: '/api/proctoring/service/heartbeat',
  audience: 'service',
  summary: 'Say that the service lives, how fast it is and what memory it holds',
  body: z.object({
    service: z.string().min(1).max(60),
    backend: z.string().max(40),
    frames: z.number().int().nonnegative(),
    millisecondsPerFrame: z.number().nullable(),
    memoryMB: z.number(),
  }),
  reply: z.object({}),
  errors: [],
});

const PRIORITY = z.enum(['none', 'look', 'raised']);

const EvidenceView = z.object({
  kind: z.string(),
  name: Said,
  modality: z.string(),
  times: z.number().int(),
  adds: z.number(),
  latestAt: Millis,
  ongoing: z.boolean(),
  sentence: Said,
});

export const RiskView = z.object({
  priority: PRIORITY,
  logOdds: z.number(),
  because: Said,
  evidence: z.array(EvidenceView),
});
export type RiskView = z.infer<typeof RiskView>;

export const DECISIONS = ['nothing', 'explained', 'referred'] as const;

export const IncidentView = z.object({
  id: z.string(),
  openedAt: Millis,
  /** Account name, or null where the risk opened it. */
  openedBy: z.string().nullable(),
  because: Said,
  closed: z.object({ at: Millis, by: z.string(), decision: z.enum(DECISIONS), reason: z.string() }).nullable(),
});
export type IncidentView = z.infer<typeof IncidentView>;

export const AttemptRisk = z.object({
  attemptId: z.string(),
  candidate: z.object({ name: z.string(), number: z.string(), room: z.string() }),
  level: z.number().int(),
  risk: RiskView,
  openIncidents: z.number().int(),
});
export type AttemptRisk = z.infer<typeof AttemptRisk>;

export const listWatchedSessions = endpoint({
  method: 'GET',
  path: '/api/proctoring/sessions',
  audience: 'staff',
  summary: 'Watched sessions of which the account may see a room, the latest first',
  reply: z.object({
    sessions: z.array(
      z.object({ id: z.string(), title: z.string(), exam: z.string(), startsAt: Millis, level: z.number().int() }),
    ),
  }),
  errors: [],
});

export const listRisks = endpoint({
  method: 'GET',
  path: '/api/proctoring/sessions/:sessionId/risks',
  audience: 'staff',
  summary: 'The attempts of a session by how soon a person should look',
  params: z.object({ sessionId: z.uuid() }),
  reply: z.object({
    attempts: z.array(AttemptRisk),
    /** The second look as it really was: how many pictures were taken and how many looked at again. */
    rechecks: z.object({ snapshots: z.number().int(), rechecked: z.number().int(), waiting: z.number().int() }),
  }),
  errors: [],
});

const TimelineSignal = z.object({
  source: z.string(),
  seq: z.number().int(),
  kind: z.string(),
  name: Said,
  modality: z.string(),
  startedAt: Millis,
  endedAt: Millis.nullable(),
  sentence: Said,
  /** What the signal counts for at full strength; 0 for what is only reported. */
  weight: z.number(),
});

const SnapshotView = z.object({
  id: z.string(),
  takenAt: Millis,
  reason: z.string(),
  /** Surely seen faces: by the page, and by the service's second look; null where there was none. */
  pageFaces: z.number().int().nullable(),
  serviceFaces: z.number().int().nullable(),
  /** When the picture went because its time was over; null while it is kept. */
  erasedAt: Millis.nullable(),
});

export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/proctoring/attempts/:attemptId',
  audience: 'staff',
  summary: 'One attempt: signals over time, snapshots, risk and incidents',
  params: attemptParams,
  reply: z.object({
    candidate: z.object({ name: z.string(), number: z.string(), room: z.string() }),
    session: z.object({ id: z.string(), title: z.string() }),
    level: z.number().int(),
    startedAt: Millis,
    risk: RiskView,
    signals: z.array(TimelineSignal),
    /** Signals that nobody here understands: kept, shown, not counted. */
    aside: z.number().int(),
    snapshots: z.array(SnapshotView),
    incidents: z.array(IncidentView),
  }),
  errors: [],
});
export type Timeline = ReplyOf<typeof readTimeline>;

export const viewSnapshot = endpoint({
  method: 'GET',
  path: '/api/proctoring/snapshots/:snapshotId',
  audience: 'staff',
  summary: 'A snapshot as a picture; every view is written into the audit chain',
  params: z.object({ snapshotId: z.uuid() }),
  reply: 'file',
  errors: ['snapshotErased', 'snapshotAltered'],
});

const Reason = z.string().trim().min(5).max(2000);

export const openIncident = endpoint({
  method: 'POST',
  path: '/api/proctoring/attempts/:attemptId/incidents',
  audience: 'staff',
  summary: 'Open an incident by hand',
  params: attemptParams,
  body: z.object({ reason: Reason }),
  reply: IncidentView,
  errors: [],
});

export const closeIncident = endpoint({
  method: 'POST',
  path: '/api/proctoring/incidents/:incidentId/close',
  audience: 'staff',
  summary: 'Close an incident: a named person decides and says why',
  params: z.object({ incidentId: z.uuid() }),
  body: z.object({ decision: z.enum(DECISIONS), reason: Reason }),
  reply: IncidentView,
  errors: ['incidentClosed'],
});

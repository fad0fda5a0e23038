import { z } from 'zod';
import { endpoint, type ReplyOf } from './endpoint.ts';
import { BatchSeal, CustodyView, PageSource } from './proctoring-custody.ts';
import { IncidentView } from './proctoring-review.ts';

const Millis = z.number().int().nonnegative();
/**
 * Any JSON: parsed by the signal it belongs to, not here.
 * @public its name stands in OpenAPI
 */
export const AnyJson = z.json();
const Said = z.object({ vi: z.string(), en: z.string() });

/** Largest accepted snapshot. */
export const SNAPSHOT_LIMIT = 200 * 1024;

/**
 * A signal on the wire. `source` names one loaded page and `seq` counts from 0 in it, so that the same batch may come any
 * number of times. Whether kind and payload are known is decided by `proctoring/signals`, not here: unknown ones are kept aside.
 */
export const WireSignal = z.object({
  source: PageSource,
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
  body: z.object({
    /** None where the page only says that it is there. */
    signals: z.array(WireSignal).max(50),
    seal: BatchSeal.optional(),
  }),
  reply: z.object({
    recorded: z.number().int(),
    known: z.number().int(),
    aside: z.number().int(),
    /** To be echoed in the next batch; null for a batch without a seal. */
    nonce: z.string().nullable(),
  }),
  errors: ['heldBack'],
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
  errors: [
    'snapshotNotAllowed',
    'snapshotNotCommitted',
    'snapshotDiffers',
    'snapshotNotJpeg',
    'snapshotErased',
    'storageDown',
    'heldBack',
  ],
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
    /** Frames that still wait, and since when the oldest does: for the service's metrics. */
    waiting: z.number().int(),
    oldestWaitingAt: Millis.nullable(),
    /** Share of unflagged frames that are queued at this load. */
    samplingRate: z.number(),
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

export const claimOrders = endpoint({
  method: 'POST',
  path: '/api/proctoring/service/orders/claims',
  audience: 'service',
  summary: 'Take attempts whose signals changed, as numbers, for the sequence model',
  body: z.object({ atMost: z.number().int().min(1).max(200) }),
  reply: z.object({
    attempts: z.array(
      z.object({
        attemptId: z.string(),
        /** The state that was taken; an order of an older state is not kept. */
        asOf: Millis,
        /** `proctoring/risk/windows.ts`. */
        windows: z.array(z.array(z.number())),
      }),
    ),
  }),
  errors: [],
});

export const reportOrders = endpoint({
  method: 'POST',
  path: '/api/proctoring/service/orders/results',
  audience: 'service',
  summary: 'Report what the sequence model makes of attempts: it orders equals in a list',
  body: z.object({
    orders: z.array(z.object({ attemptId: z.uuid(), asOf: Millis, order: z.number().min(0).max(1) })).max(200),
  }),
  reply: z.object({ kept: z.number().int() }),
  errors: [],
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
  /** How many of them the whole room shared: they add nothing. */
  shared: z.number().int(),
  /** How many are as usual for the candidate's own quiet minutes or for the room: they add little or nothing. */
  usual: z.number().int(),
  /** How far the heaviest lies above each of the two, in standard deviations; null where that is not known. */
  unusual: z.object({ own: z.number().nullable(), room: z.number().nullable() }),
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

/** A time in which so much of a room showed the same signal at once that it counts for nobody. */
const MomentView = z.object({
  room: z.string(),
  kind: z.string(),
  name: Said,
  from: Millis,
  to: Millis,
  /** How many attempts, of how many in the room. */
  attempts: z.number().int(),
  of: z.number().int(),
  sentence: Said,
});
export type MomentView = z.infer<typeof MomentView>;

export const AttemptRisk = z.object({
  attemptId: z.string(),
  candidate: z.object({ name: z.string(), number: z.string(), room: z.string() }),
  level: z.number().int(),
  risk: RiskView,
  /** Second looks at this attempt's pictures; how many of them were telling, and in how many of those the page differed. */
  looks: z.object({ looked: z.number().int(), telling: z.number().int(), differing: z.number().int() }),
  openIncidents: z.number().int(),
});
export type AttemptRisk = z.infer<typeof AttemptRisk>;

/** An incident for reviewers about a candidate who has not begun: it has no timeline to stand on. */
const NotBegun = z.object({
  candidate: z.object({ name: z.string(), number: z.string(), room: z.string() }),
  incident: IncidentView,
});
export type NotBegun = z.infer<typeof NotBegun>;

export const listWatchedSessions = endpoint({
  method: 'GET',
  path: '/api/proctoring/sessions',
  audience: 'staff',
  summary: 'Watched sessions of which the account may see a room, the latest first',
  reply: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        exam: z.string(),
        examId: z.string(),
        startsAt: Millis,
        level: z.number().int(),
        /** Whether the account may read what is kept of the exam, and its dossier: not in an exam of somebody else's unit. */
        readsExam: z.boolean(),
      }),
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
    moments: z.array(MomentView),
    notBegun: z.array(NotBegun),
    /** The second look as it really was: how many pictures were taken and how many looked at again. */
    rechecks: z.object({
      snapshots: z.number().int(),
      rechecked: z.number().int(),
      waiting: z.number().int(),
      /** Kept out of the queue by load; looked at once nothing else waits. */
      deferred: z.number().int(),
      /** Share of unflagged pictures that were looked at again. */
      rate: z.number().nullable(),
      oldestWaitingAt: Millis.nullable(),
      /** When a service that can look was heard last; null where none ever was. */
      serviceSeenAt: Millis.nullable(),
    }),
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
    candidate: z.object({ id: z.string(), name: z.string(), number: z.string(), room: z.string() }),
    session: z.object({ id: z.string(), title: z.string() }),
    level: z.number().int(),
    startedAt: Millis,
    /** When it was handed in or closed; null while it goes on. */
    endedAt: Millis.nullable(),
    risk: RiskView,
    moments: z.array(MomentView),
    signals: z.array(TimelineSignal),
    /** Signals that nobody here understands: kept, shown, not counted. */
    aside: z.number().int(),
    snapshots: z.array(SnapshotView),
    /** Pictures whose hash the page has committed and whose bytes have not come. */
    notReceived: z.number().int(),
    incidents: z.array(IncidentView),
    /** What was done with the paper: the item's number in master order, never the response. */
    work: z.array(
      z.object({
        at: Millis,
        item: z.number().int().nullable(),
        did: z.enum(['open', 'answered', 'changed', 'cleared', 'submit']),
      }),
    ),
    custody: CustodyView,
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
  errors: ['snapshotErased', 'snapshotMissing', 'snapshotAltered', 'storageDown'],
});

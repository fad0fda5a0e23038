import { z } from 'zod';
import { ChainedEvent, ChainHash } from '../attempt/events.ts';
import { Scheme } from '../scoring/scheme.ts';
import { endpoint } from './endpoint.ts';
import { ControlScope, TimeOrWords } from './invigilation.ts';
import { PageLockSettings, Relaxed, RelaxedSince } from './page-lock.ts';
import { Proctoring, Security } from './sessions.ts';

/** What comes down to a room's server (`room-servers.ts`): its parcel, sealed papers, and ledgers that it takes over. */

const Millis = z.number().int();

/** More extra time, or pause, than anybody is given: what a room says beyond is not believed. */
export const MOST_GIVEN_MS = 24 * 3_600_000;

/** The clock of an attempt (`attempt/clock.ts`). */
export const Times = {
  startsAt: Millis,
  baseDeadlineAt: Millis,
  extraMs: z.number().int(),
  pausedMs: z.number().int(),
  pausedSince: Millis.nullable(),
};

/** An act on time or a word of an invigilator, as it goes between the two servers. */
export const CarriedControl = z.object({
  id: z.uuid(),
  at: Millis,
  scope: ControlScope,
  control: TimeOrWords,
});
export type CarriedControl = z.infer<typeof CarriedControl>;

export const SessionTimes = { startsAt: Millis, endsAt: Millis, closedAt: Millis.nullable() };

/** What is left out for a candidate by an accommodation; none where it was taken back. The later word holds on both servers. */
export const CarriedRelaxation = z.object({
  signals: Relaxed,
  since: RelaxedSince,
  reason: z.string().max(500),
  at: Millis,
});

/** All that a room needs to be served: no paper, no key of a question, no personal number. */
export const Parcel = z.object({
  session: z.object({
    ...{ id: z.uuid(), examId: z.uuid(), title: z.string(), ...SessionTimes },
    /** Whether another machine goes on without an unlock. */
    movesFreely: z.boolean(),
  }),
  rooms: z.array(z.object({ id: z.uuid(), name: z.string(), unitId: z.uuid(), seats: z.number().int() })),
  exam: z.object({
    ...{ id: z.uuid(), unitId: z.uuid(), title: z.string(), subject: z.string(), durationSeconds: z.number().int() },
    ...{ scheme: Scheme, security: Security, proctoring: Proctoring, createdBy: z.uuid(), createdAt: Millis },
    /** Their master order; what they ask is in the sealed bytes only. */
    items: z.array(z.object({ item: z.string(), position: z.number().int(), part: z.number().int() })),
    keyCheck: z.string(),
    pageLock: PageLockSettings,
    /** The codes that its candidates sit. */
    forms: z.array(z.object({ code: z.string(), contentHash: z.string(), bytes: z.number().int(), madeAt: Millis })),
  }),
  candidates: z.array(
    z.object({
      ...{ id: z.uuid(), roomId: z.uuid(), personId: z.uuid(), classId: z.uuid() },
      ...{ number: z.string(), seat: z.number().int(), formCode: z.string(), slipHash: z.string().nullable() },
      ...{ extraMs: z.number().int(), pausedMs: z.number().int(), pausedSince: Millis.nullable() },
      consentVersion: z.string().nullable(),
      relaxed: CarriedRelaxation.nullable(),
      /** Of who has begun, wherever that was: events that the province has, and whether this server may take the attempt over. */
      begun: z.object({ seq: z.number().int(), mayTakeOver: z.boolean() }).nullable(),
    }),
  ),
  persons: z.array(
    z.object({
      ...{ id: z.uuid(), name: z.string(), sortName: z.string().nullable() },
      ...{ birthDate: z.string().nullable(), sex: z.enum(['female', 'male']).nullable() },
    }),
  ),
  units: z.array(
    z.object({
      ...{ id: z.uuid(), parentId: z.uuid().nullable() },
      ...{ kind: z.enum(['department', 'commune', 'school', 'class']), code: z.string(), name: z.string() },
      path: z.string(),
    }),
  ),
  /** Acts whose effect the candidates above already show. */
  controls: z.array(CarriedControl),
});
export type Parcel = z.infer<typeof Parcel>;

export const readParcel = endpoint({
  method: 'GET',
  path: '/api/room-server/parcel',
  audience: 'roomServer',
  summary: 'Session, rooms, candidates and the names of sealed papers of the own rooms',
  reply: Parcel,
  errors: [],
});

/** So much of a paper comes at once: an answer waits four seconds behind it on a weak line (256 kbit/s), and a cut costs no more. */
export const PAPER_SLICE_BYTES = 128 * 1024;

export const readRoomPaper = endpoint({
  method: 'GET',
  path: '/api/room-server/papers/:examId/:code',
  audience: 'roomServer',
  summary: 'The next bytes of a sealed paper that a candidate of the own rooms sits',
  params: z.object({ examId: z.uuid(), code: z.string().max(20) }),
  query: z.object({ from: z.coerce.number().int().min(0).default(0) }),
  reply: 'file',
  errors: ['paperNotReady'],
});

/**
 * An attempt that nobody keeps any more, for its room's server is gone: this server keeps it from the first word on. Its
 * events come in parts, and none is written here before it has them all.
 */
export const takeOverLedger = endpoint({
  method: 'POST',
  path: '/api/room-server/ledgers/:candidateId',
  audience: 'roomServer',
  summary: 'Keep the unfinished attempt of a candidate whose server is gone, and hear its events behind a number',
  params: z.object({ candidateId: z.uuid() }),
  body: z.object({ after: z.number().int().min(0) }),
  reply: z.object({
    startedAt: Millis,
    times: z.object(Times),
    head: z.object({ seq: z.number().int(), hash: ChainHash }),
    events: z.array(ChainedEvent.extend({ receivedAt: Millis })),
    /** Acts whose effect on time is in `times`. */
    controls: z.array(CarriedControl),
  }),
  errors: ['sitsElsewhere'],
});

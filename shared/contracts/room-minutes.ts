import { z } from 'zod';
import { endpoint, type ReplyOf } from './endpoint.ts';
import { BoardSeat, ControlRecord } from './invigilation.ts';
import { IncidentView } from './proctoring-review.ts';

const Millis = z.number().int();

export const readRoomMinutes = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/rooms/:roomId/minutes',
  audience: 'staff',
  summary: 'The minutes of a room, written from what was done there, for printing and signing',
  params: z.object({ sessionId: z.uuid(), roomId: z.uuid() }),
  reply: z.object({
    /** The school the room stands in. */
    unit: z.string(),
    exam: z.object({ title: z.string(), subject: z.string() }),
    session: z.object({
      id: z.string(),
      title: z.string(),
      startsAt: Millis,
      endsAt: Millis,
      closedAt: Millis.nullable(),
    }),
    room: z.object({ id: z.string(), name: z.string() }),
    /** By seat. */
    candidates: z.array(
      z.object({
        ...BoardSeat.pick({ candidateId: true, name: true, number: true, seat: true, state: true, extraSeconds: true })
          .shape,
        code: z.string(),
        begunAt: Millis.nullable(),
        /** When the paper was handed in or collected. */
        endedAt: Millis.nullable(),
      }),
    ),
    /** Who left this room, or of whom something was written here. */
    gone: z.array(BoardSeat.pick({ candidateId: true, name: true, number: true })),
    /** Servers of the room's own, gone ones too: up to when what was written down there stands here; null while more waits there. */
    roomServers: z.array(z.object({ name: z.string(), upTo: Millis.nullable() })),
    /** What was done, in the order of time; of chosen candidates only those who sit or sat here. */
    controls: z.array(ControlRecord),
    outages: z.array(
      z.object({
        candidateId: z.string(),
        from: Millis,
        until: Millis,
        seconds: z.number().int(),
        /** Whether the time was given back. */
        isCredited: z.boolean(),
      }),
    ),
    /** What persons wrote down, in the order of time; `candidateId` is null where it is about the room. */
    incidents: z.array(
      z.object({
        id: z.string(),
        kind: IncidentView.shape.kind,
        at: Millis,
        by: z.string(),
        candidateId: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    now: Millis,
  }),
  errors: [],
});
export type RoomMinutes = ReplyOf<typeof readRoomMinutes>;

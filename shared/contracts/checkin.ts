import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();

/** What a device can carry (proctoring/signals/device-tier.ts): every check of the level, faces alone, or no vision at all. */
export const Tier = z.enum(['full', 'light', 'none']);

/** What is looked at before the start, in this order; the last four only at the full level. */
const CHECK_IN_STEPS = ['camera', 'genuine', 'place', 'baseline', 'identity', 'liveness', 'room'] as const;
const CheckInStep = z.enum(CHECK_IN_STEPS);
export type CheckInStep = z.infer<typeof CheckInStep>;

/** `unsure`: an invigilator looks; `left`: the candidate left it out or the device could not. None keeps anybody out. */
const CheckInOutcome = z.enum(['passed', 'unsure', 'left']);
export type CheckInOutcome = z.infer<typeof CheckInOutcome>;

export const CheckInReport = z.object({
  tier: Tier,
  device: z.object({
    backend: z.string().max(20).nullable(),
    /** One look for faces on this machine. */
    millisecondsPerLook: z.number().nonnegative().max(600_000).nullable(),
    /** Of the camera, in pixels. */
    width: z.number().int().nonnegative().max(20_000),
    height: z.number().int().nonnegative().max(20_000),
    /** Mean luma of the picture, 0 to 1. */
    brightness: z.number().min(0).max(1).nullable(),
  }),
  steps: z.array(z.object({ step: CheckInStep, outcome: CheckInOutcome })).max(CHECK_IN_STEPS.length),
});
export type CheckInReport = z.infer<typeof CheckInReport>;

/** How an invigilator settled what the machine was unsure of. */
export const Clearing = z.enum(['letIn', 'slipByEye']);
export type Clearing = z.infer<typeof Clearing>;

const Cleared = z.object({ how: Clearing, by: z.string(), at: Millis });

export const reportCheckIn = endpoint({
  method: 'PUT',
  path: '/api/candidate/check-in',
  audience: 'candidate',
  summary: 'Say how the check-in at the camera went; it never decides whether the exam may be taken',
  body: CheckInReport,
  reply: z.object({}),
  errors: ['cameraNotAgreed'],
});

export const readCheckIn = endpoint({
  method: 'GET',
  path: '/api/candidate/check-in',
  audience: 'candidate',
  summary: 'The own check-in, and whether an invigilator has settled it',
  reply: z.object({ report: CheckInReport.nullable(), cleared: Cleared.omit({ by: true }).nullable() }),
  errors: [],
});

export const clearCheckIn = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/check-ins/:candidateId/clear',
  audience: 'staff',
  summary: 'Settle a check-in in the room: let in, or compare face and slip by eye; audited',
  params: z.object({ sessionId: z.uuid(), candidateId: z.uuid() }),
  body: z.object({ how: Clearing }),
  reply: z.object({}),
  errors: [],
});

/** A check-in as the board shows it. */
export const CheckInView = z.object({
  at: Millis,
  tier: Tier,
  /** Steps that nobody could be sure of, or that were left out. */
  open: z.array(CheckInStep),
  cleared: Cleared.nullable(),
});
export type CheckInView = z.infer<typeof CheckInView>;

export const readWatchedMinutes = endpoint({
  method: 'GET',
  path: '/api/proctoring/attempts/:attemptId/watched',
  audience: 'staff',
  summary: 'Which checks looked at an attempt, minute by minute, and why the others did not',
  params: z.object({ attemptId: z.uuid() }),
  reply: z.object({
    minutes: z.array(
      z.object({
        from: Millis,
        to: Millis,
        /** Null where nothing looked. */
        tier: z.string().nullable(),
        /** Names of the signals that were looked for, and could be seen, during all of each minute. */
        checks: z.array(z.string()),
        /** During a part of it only. */
        partly: z.array(z.string()),
        reasons: z.array(z.string()),
      }),
    ),
  }),
  errors: [],
});

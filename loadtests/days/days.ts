/** A day of load as data: how many people, how long, how busy each is. */
export interface Day {
  readonly candidates: number;
  /** How long answers are sent, sign-in not counted. */
  readonly seconds: number;
  /** Wait between a receipt and the next answer; 0 asks for all the server can do. */
  readonly thinkMs: number;
  /** Events in one message: one where the line is good, more after it was down. */
  readonly eventsPerBatch: number;
  /** Sign-ins under way at once. */
  readonly signInsAtOnce: number;
}

export const days = {
  /** Everybody answers as fast as answers are acknowledged. */
  answers: { candidates: 250, seconds: 20, thinkMs: 0, eventsPerBatch: 1, signInsAtOnce: 16 },
  /** The middle of an exam: a candidate answers or looks at a question every few seconds. */
  'steady-hour': { candidates: 1000, seconds: 60, thinkMs: 4_000, eventsPerBatch: 1, signInsAtOnce: 16 },
} as const satisfies Record<string, Day>;

export type DayName = keyof typeof days;

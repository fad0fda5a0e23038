/** What is measured of a day: which act of a candidate is counted and timed. */
export type Measured = 'answers' | 'signIns' | 'starts' | 'submissions' | 'forms';

/** A day of load as data: how many people, how long, how busy each is. */
export interface Day {
  readonly measured: Measured;
  readonly candidates: number;
  /** How long answers are sent, or within how long all arrive; null where all come at once and it takes as long as it takes. */
  readonly seconds: number | null;
  /** Answers a second of all together; null asks for all that the server can do. */
  readonly rate: number | null;
  /** Heartbeats, as the player sends them. */
  readonly beats: boolean;
  /** Lines that are cut at random in a minute, for each candidate. */
  readonly cutsAMinute: number;
  /** What the one line carries that all candidates share, each way; null where nothing narrows them. */
  readonly lineKbits: number | null;
}

const common = { rate: null, beats: false, cutsAMinute: 0, lineKbits: null } as const;

export const days = {
  /** Everybody answers as fast as answers are acknowledged. */
  answers: { ...common, measured: 'answers', candidates: 1_000, seconds: 60 },
  /** The middle of an exam: all are connected, and a candidate answers every 20 seconds. */
  steady: { ...common, measured: 'answers', candidates: 10_000, seconds: 60, rate: 500, beats: true },
  /** Everybody shows the slip in one moment, and waits for the turn that the server gives. */
  signin: { ...common, measured: 'signIns', candidates: 10_000, seconds: null },
  /** Everybody, signed in before, starts in one moment. */
  start: { ...common, measured: 'starts', candidates: 10_000, seconds: null },
  /** The last minute: everybody hands in within it. */
  deadline: { ...common, measured: 'submissions', candidates: 10_000, seconds: 15 },
  /** A bad line: cut again and again, batches doubled and sent by the other road. */
  storm: { ...common, measured: 'answers', candidates: 500, seconds: 60, rate: 1_000, cutsAMinute: 6 },
  /** The evening of a survey: as many families, each from its own house, read the form and send it. */
  survey: { ...common, measured: 'forms', candidates: 10_000, seconds: 60 },
  /** An hour in small: very many connected, and the server's memory must not grow. */
  soak: { ...common, measured: 'answers', candidates: 20_000, seconds: 600, rate: 500, beats: true },
  /** A school in the hills: a room shares one line, loads the paper over it and answers as in the middle of an exam. */
  line: { ...common, measured: 'answers', candidates: 40, seconds: 60, rate: 2, beats: true, lineKbits: 256 },
} as const satisfies Record<string, Day>;

export type DayName = keyof typeof days;

/** Days that k6 can drive: it cannot narrow a line. */
export type K6DayName = Exclude<DayName, 'line'>;

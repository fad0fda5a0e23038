/**
 * Header by which somebody who was told to wait keeps the place: the `turn` of the refusal `waitYourTurn`, sent with the same
 * request again.
 */
export const TURN_HEADER = 'x-khaothi-turn';

/** Who stands near the front asks often, who stands far behind seldom: the queue itself must not be a rush. */
const ASK_EVERY_MS = { near: 500, far: 3_000 };
const NEAR = 200;

/** Milliseconds until somebody who was told how many stand `ahead` asks again. */
export const askAgainMs = (ahead: number): number => (ahead < NEAR ? ASK_EVERY_MS.near : ASK_EVERY_MS.far);

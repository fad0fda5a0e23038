/**
 * Header by which somebody who was told to wait keeps the place: the `turn` of the refusal `waitYourTurn`, sent with the same
 * request again.
 */
export const TURN_HEADER = 'x-khaothi-turn';

/** A dialog or a notice may throw the page out of full screen: the grace in which a candidate comes back, and nothing is told. */
export const GRACE_MS = 5_000;

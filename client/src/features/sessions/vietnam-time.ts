/** Vietnam has one time zone and no summer time. */
const OFFSET = 7 * 3_600_000;

/** "2026-11-24" and "07:30" on clocks in Vietnam as an instant, in milliseconds. */
export const instantOf = (day: string, time: string): number => Date.parse(`${day}T${time.slice(0, 5)}:00+07:00`);

/** The day of an instant in Vietnam, "2026-11-24". */
export const dayOf = (instant: number): string => new Date(instant + OFFSET).toISOString().slice(0, 10);

/** The time of an instant in Vietnam, "07:30". */
export const timeOf = (instant: number): string => new Date(instant + OFFSET).toISOString().slice(11, 16);

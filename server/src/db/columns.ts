import { timestamp } from 'drizzle-orm/pg-core';

/** An instant: timestamptz to the millisecond, a `Date` in code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

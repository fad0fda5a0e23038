import { customType, timestamp } from 'drizzle-orm/pg-core';

/** An instant: timestamptz to the millisecond, a `Date` in code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Bytes; a `Uint8Array` in code. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

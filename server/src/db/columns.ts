import { type SQL, sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** An instant: timestamptz to the millisecond, a `Date` in code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Bytes; a `Uint8Array` in code. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * Lexemes as they are given, without a parser or dictionary of the database's own: what is indexed is the same on
 * PostgreSQL and the embedded one. Written as distinct words without spaces; never read back.
 */
export const lexemes = customType<{ data: readonly string[]; driverData: SQL }>({
  dataType: () => 'tsvector',
  toDriver: (words) => sql`array_to_tsvector(string_to_array(${words.join(' ')}::text, ' '))`,
});

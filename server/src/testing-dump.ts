import { sql } from 'drizzle-orm';
import { foldForSearch } from 'shared/people/names.ts';
import { type Db, rowsOf } from './db/db.ts';

/** Rows by table ("public.exams"), in the order in which a dump writes them: each a text of all its cells. */
export type Dump = ReadonlyMap<string, readonly string[]>;

/**
 * All tables of the database as somebody reads them who has a dump of it, or its files: every column as text, bytes also as
 * base64 and as UTF-8, and where a row lies and which transactions wrote or locked it.
 */
export async function dumpOf(db: Db): Promise<Dump> {
  const columns = await rowsOf<{ table: string; column: string; type: string }>(
    db,
    sql`SELECT format('%I.%I', table_schema, table_name) AS "table", column_name AS "column", udt_name AS "type"
        FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
        ORDER BY 1, ordinal_position`,
  );
  const dump = new Map<string, string[]>();
  for (const table of new Set(columns.map((one) => one.table))) {
    const cells = columns.filter((one) => one.table === table).map(({ column, type }) => cellOf(column, type));
    const system = ['ctid', 'xmin', 'xmax'].map((name) => `${name}::text AS "${name}"`);
    const rows = await rowsOf<Record<string, string | null>>(
      db,
      sql.raw(`SELECT ${[...system, ...cells].join(', ')} FROM ${table}`),
    );
    dump.set(table, rows.map(textOf));
  }
  return dump;
}

function cellOf(column: string, type: string): string {
  const name = `"${column}"`;
  if (type !== 'bytea') return `${name}::text AS ${name}`;
  return `encode(${name}, 'hex') AS ${name}, encode(${name}, 'base64') AS "${column} base64", encode(${name}, 'escape') AS "${column} utf8"`;
}

const textOf = (row: Record<string, string | null>) =>
  Object.entries(row)
    .map(([column, value]) => `${column} = ${column.endsWith(' base64') ? value?.replace(/\s/g, '') : value}`)
    .join('\n');

/** What a dump has that the earlier one had not: rows that are new, changed, moved or locked, with their table before them. */
export function newIn(dump: Dump, earlier: Dump): string[] {
  return [...dump].flatMap(([table, rows]) => {
    const known = new Set(earlier.get(table));
    return rows.filter((row) => !known.has(row)).map((row) => `${table}\n${row}`);
  });
}

/** The rows that say one of these, plainly or in any of the ways in which programs write a text or an id. */
export function saying(rows: readonly string[], secrets: readonly string[]): string[] {
  const ways = secrets.map((secret) => [secret, waysOf(secret)] as const);
  return rows.flatMap((row) => {
    const plain = row.normalize('NFC').toLowerCase();
    const said = ways.find(
      ([, { texts, exact }]) =>
        [...texts].some((text) => plain.includes(text)) || exact.some((text) => row.includes(text)),
    );
    return said ? [`${said[0]} stands in ${row}`] : [];
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function waysOf(secret: string): { texts: ReadonlySet<string>; exact: string[] } {
  const bytes = [Buffer.from(secret)];
  if (UUID.test(secret)) bytes.push(Buffer.from(secret.replaceAll('-', ''), 'hex'));
  const plain = secret.normalize('NFC').toLowerCase();
  return {
    texts: new Set([
      ...[plain, JSON.stringify(plain).slice(1, -1), foldForSearch(secret)],
      ...bytes.map((one) => one.toString('hex')),
    ]),
    exact: bytes.flatMap(inBase64),
  };
}

/** What stands in the base64 of any text around these bytes, at whichever of the three places they begin; none of short ones. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((at) => {
    const whole = Buffer.concat([Buffer.alloc(at), bytes]);
    const own = whole
      .subarray(0, whole.length - (whole.length % 3))
      .toString('base64')
      .slice(at === 0 ? 0 : at + 1);
    return own.length < 10 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

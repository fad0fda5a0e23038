import { eq, sql } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { sebLog } from 'shared/contracts/sebserver.ts';
import type { Deps } from '../../../deps.ts';
import { findAttemptOf, raiseHand } from '../../delivery/index.ts';
import { sebConnections, sebLogLines } from '../tables.ts';
import type { Connection } from './connection-queries.ts';
import { type LogEntry, readLogEntry } from './log-entry.ts';

/** Of one connection at most so many lines are kept; later ones are only counted. */
const MOST_LINES = 500;

/** Takes a line of a client's log: keeps what an invigilator may want to read, and notes what it says of its state. */
export async function takeLog(
  deps: Pick<Deps, 'db' | 'bus' | 'now'>,
  { connection, body }: { connection: Connection; body: BodyOf<typeof sebLog> },
): Promise<''> {
  const { db, now } = deps;
  const entry = readLogEntry(body);
  const at = new Date(now());
  await db.transaction(async (tx) => {
    const [noted] = await tx
      .update(sebConnections)
      .set({
        ...changeOf(connection, entry, at),
        ...(entry.kept === 'warning' && { warnings: sql`${sebConnections.warnings} + 1` }),
        ...(entry.kept === 'error' && { errors: sql`${sebConnections.errors} + 1` }),
        // Taken in the same step as it is counted, so that two lines at once get two places.
        lines: entry.kept ? sql`${sebConnections.lines} + 1` : sebConnections.lines,
      })
      .where(eq(sebConnections.id, connection.id))
      .returning({ line: sebConnections.lines });
    if (!entry.kept || !noted || noted.line > MOST_LINES) return;
    await tx
      .insert(sebLogLines)
      .values({ connectionId: connection.id, line: noted.line, at, type: entry.kept, text: entry.text });
  });
  await tellHand(deps, connection, entry);
  return '';
}

/** What the board shows of a client after this line. */
function changeOf(
  { handNumber, lockNumber }: Connection,
  { says, number, text }: LogEntry,
  at: Date,
): Partial<typeof sebConnections.$inferInsert> {
  switch (says) {
    case 'battery':
      return { battery: number };
    case 'wifi':
      return { wifi: number };
    case 'hand':
      return { handNumber: number, handText: text, handAt: at };
    case 'lock':
      return { lockNumber: number, lockText: text, lockedAt: at };
    case 'confirmed':
      return {
        ...(number === handNumber && { handNumber: null, handText: null, handAt: null }),
        ...(number === lockNumber && { lockNumber: null, lockText: null, lockedAt: null }),
      };
    default:
      return {};
  }
}

/** A hand raised in the client is the candidate's hand, wherever it is seen. */
async function tellHand(
  deps: Pick<Deps, 'db' | 'bus' | 'now'>,
  { candidateId, handNumber }: Connection,
  { says, number }: LogEntry,
): Promise<void> {
  const isLowered = says === 'confirmed' && number === handNumber;
  if (says !== 'hand' && !isLowered) return;
  const attempt = await findAttemptOf(deps.db, candidateId);
  if (attempt) await raiseHand(deps, attempt.id, { up: says === 'hand' });
}

import { sql } from 'drizzle-orm';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { attempts, strayEvents } from '../delivery/index.ts';
import { persons } from '../people/index.ts';
import { batches, incidents } from '../proctoring/index.ts';
import { answerFiles } from '../scripts/index.ts';
import { candidates, rooms } from '../sessions/index.ts';
import { roomCarried, roomUplinks } from './tables.ts';

interface Refused {
  readonly number: string;
  readonly name: string;
  readonly what: 'ledger' | 'beside' | 'files' | 'signals' | 'incidents';
  readonly count: number;
  readonly why: ErrorCode;
  /** What the candidate's machine called the file, where it is this file that was refused. */
  readonly file: string | null;
}

/** What the province would not take of a session, and lies on this machine only: by candidate, or room, kind and reason. */
export async function refusedIn(db: Db | Tx, sessionId: string): Promise<Refused[]> {
  const rows = await rowsOf<Omit<Refused, 'count'> & { count: number | string }>(
    db,
    sql`WITH lying AS (
          SELECT ${attempts.id} AS attempt, 'ledger' AS what, ${attempts.headSeq} - ${roomUplinks.seq} AS n,
            ${roomUplinks.refused} AS why, NULL AS file
          FROM ${attempts} JOIN ${roomUplinks} ON ${roomUplinks.attemptId} = ${attempts.id}
          UNION ALL
          SELECT ${answerFiles.attemptId}, 'files', 1, coalesce(${roomCarried.refused}, ${roomUplinks.refused}),
            CASE WHEN ${roomCarried.refused} IS NOT NULL THEN ${answerFiles.name} END
          FROM ${answerFiles}
          LEFT JOIN ${roomUplinks} ON ${roomUplinks.attemptId} = ${answerFiles.attemptId}
          LEFT JOIN ${roomCarried} ON ${roomCarried.attemptId} = ${answerFiles.attemptId}
            AND ${roomCarried.kind} = 'file' AND ${roomCarried.name} = ${answerFiles.sha256}
          WHERE ${roomCarried.refused} IS NOT NULL OR ${roomCarried.name} IS NULL
          UNION ALL
          SELECT ${strayEvents.attemptId}, 'beside', 1, ${roomUplinks.refused}, NULL
          FROM ${strayEvents} JOIN ${roomUplinks} ON ${roomUplinks.attemptId} = ${strayEvents.attemptId}
          WHERE NOT EXISTS (SELECT 1 FROM ${roomCarried} WHERE ${roomCarried.attemptId} = ${strayEvents.attemptId}
            AND ${roomCarried.kind} = 'stray' AND ${roomCarried.name} = ${strayEvents.hash})
          UNION ALL
          SELECT ${roomCarried.attemptId}, 'beside', 1, ${roomCarried.refused}, NULL
          FROM ${roomCarried} WHERE ${roomCarried.kind} = 'stray'
          UNION ALL
          SELECT ${batches.attemptId}, 'signals', 1, ${roomUplinks.refused}, NULL
          FROM ${batches} JOIN ${roomUplinks} ON ${roomUplinks.attemptId} = ${batches.attemptId}
          WHERE NOT EXISTS (SELECT 1 FROM ${roomCarried} WHERE ${roomCarried.attemptId} = ${batches.attemptId}
            AND ${roomCarried.kind} = 'batch'
            AND ${roomCarried.name} = ${batches.source} || ' ' || ${batches.number} || ' ' || ${batches.hash})
        )
        SELECT ${candidates.number} AS number, ${persons.name} AS name, lying.what, lying.why, lying.file,
          sum(lying.n)::int AS count
        FROM lying
        JOIN ${attempts} ON ${attempts.id} = lying.attempt AND ${attempts.sessionId} = ${sessionId}::uuid
        JOIN ${candidates} ON ${candidates.id} = ${attempts.candidateId}
        JOIN ${persons} ON ${persons.id} = ${candidates.personId}
        WHERE lying.why IS NOT NULL AND lying.n > 0
        GROUP BY ${candidates.number}, ${persons.name}, lying.what, lying.why, lying.file
        UNION ALL
        SELECT coalesce(${candidates.number}, ''), coalesce(${persons.name}, ${rooms.name}), 'incidents',
          ${roomCarried.refused}, NULL, count(*)::int
        FROM ${roomCarried}
        JOIN ${incidents} ON ${incidents.id}::text = ${roomCarried.name} AND ${incidents.sessionId} = ${sessionId}::uuid
        JOIN ${rooms} ON ${rooms.id} = ${incidents.roomId}
        LEFT JOIN ${candidates} ON ${candidates.id} = ${incidents.candidateId}
        LEFT JOIN ${persons} ON ${persons.id} = ${candidates.personId}
        WHERE ${roomCarried.kind} = 'incident' AND ${roomCarried.refused} IS NOT NULL
        GROUP BY ${candidates.number}, ${persons.name}, ${rooms.name}, ${roomCarried.refused}
        ORDER BY number, what`,
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

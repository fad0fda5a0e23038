import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { normaliseSlip, slipCode } from 'shared/people/slip.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { candidatesOfSession } from './queries.ts';

/**
 * Makes new slips for candidates of a session (all where `candidateIds` is absent) and returns their codes by candidate:
 * the only moment they exist in clear. Earlier slips of the same candidates stop working.
 */
export async function issueSlips(
  { tx, secrets, now }: { tx: Tx } & Pick<Deps, 'secrets' | 'now'>,
  { sessionId, by, candidateIds }: { sessionId: string; by: string; candidateIds?: readonly string[] },
): Promise<Map<string, string>> {
  const all = (await candidatesOfSession(tx, sessionId)).map(({ id }) => id);
  const ids = candidateIds ? all.filter((id) => candidateIds.includes(id)) : all;
  const slips = new Map(ids.map((id) => [id, slipCode(randomBytes(16))]));
  const rows = [...slips].map(([id, code]) => ({ id, h: secrets.hashSlip(normaliseSlip(code) ?? '') }));
  await tx.execute(
    sql`UPDATE candidates SET slip_hash = slip.h
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS slip(id uuid, h text) WHERE candidates.id = slip.id`,
  );
  await appendAudit(tx, now(), {
    actor: by,
    act: 'session.issueSlips',
    subject: { kind: 'session', id: sessionId },
    details: { slips: slips.size },
  });
  return slips;
}

import { and, eq, lt } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { grantsOf, staffByToken } from './queries.ts';
import { hashToken } from './sign-in.ts';
import { staffSessions } from './tables.ts';

export const STAFF_COOKIE = 'khaothi_staff';

/** A session of staff ends after this long without a request: a working day's pause, not a night. */
const IDLE_MS = 8 * 60 * 60_000;
const TOUCH_MS = 60_000;

/** Who of the staff sends a request, or null. */
export async function staffOf({ db, now }: Pick<Deps, 'db' | 'now'>, request: FastifyRequest): Promise<Staff | null> {
  const token = request.cookies[STAFF_COOKIE];
  if (!token) return null;
  const tokenHash = hashToken(token);
  const found = await staffByToken(db, tokenHash);
  if (!found || found.disabledAt) return null;
  const idle = now() - found.seenAt.getTime();
  if (idle > IDLE_MS) {
    await db.delete(staffSessions).where(lt(staffSessions.seenAt, new Date(now() - IDLE_MS)));
    return null;
  }
  if (idle > TOUCH_MS)
    await db
      .update(staffSessions)
      .set({ seenAt: new Date(now()) })
      .where(and(eq(staffSessions.tokenHash, tokenHash)));
  return { accountId: found.accountId, name: found.name, grants: await grantsOf(db, found.accountId) };
}

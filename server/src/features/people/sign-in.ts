import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { accountByName } from './queries.ts';
import { accounts, staffSessions } from './tables.ts';

const TRIES = 5;
const LOCK_MS = 15 * 60_000;

// Verified where no account has the name, so that a wrong name takes as long as a wrong password.
const nobody = hash(randomBytes(16));

/** Signs a member of staff in; returns the token that the browser keeps. Five wrong passwords lock for 15 minutes. */
export async function signIn(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { username, password, ip }: { username: string; password: string; ip: string },
): Promise<{ token: string; accountId: string }> {
  const account = await accountByName(db, username);
  if (!account || account.disabledAt) {
    await verify(await nobody, password);
    refuse('credentialsWrong');
  }
  const wait = (account.lockedUntil?.getTime() ?? 0) - now();
  if (wait > 0) refuse('accountLocked', { minutes: Math.ceil(wait / 60_000) });

  if (!(await verify(account.passwordHash, password))) {
    const failedSignIns = account.failedSignIns + 1;
    const isLocked = failedSignIns >= TRIES;
    await db.transaction(async (tx) => {
      const lockedUntil = isLocked ? new Date(now() + LOCK_MS) : null;
      await tx
        .update(accounts)
        .set({ failedSignIns: isLocked ? 0 : failedSignIns, lockedUntil })
        .where(eq(accounts.id, account.id));
      if (isLocked) await appendAudit(tx, now(), { ...signedIn(account.id, ip), act: 'account.lock', actor: 'system' });
    });
    refuse('credentialsWrong');
  }

  const token = randomBytes(32).toString('base64url');
  const at = new Date(now());
  await db.transaction(async (tx) => {
    await tx
      .update(accounts)
      .set({ failedSignIns: 0, lockedUntil: null, lastSignInAt: at })
      .where(eq(accounts.id, account.id));
    await tx
      .insert(staffSessions)
      .values({ tokenHash: hashToken(token), accountId: account.id, createdAt: at, seenAt: at });
    await appendAudit(tx, now(), signedIn(account.id, ip));
  });
  return { token, accountId: account.id };
}

const signedIn = (accountId: string, ip: string) => ({
  actor: accountId,
  act: 'account.signIn',
  subject: { kind: 'account', id: accountId },
  details: { ip },
});

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

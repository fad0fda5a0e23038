import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { passwordIsRight } from './password-check.ts';
import { accountByName } from './queries.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { accounts, staffSessions } from './tables.ts';

/** Wrong passwords from everywhere that lock an account: more than one address can send in a day (sign-in-limits.ts). */
const TRIES = 100;
const LOCK_MS = 15 * 60_000;

type SignInDeps = Pick<Deps, 'db' | 'now'> & { readonly limits: SignInLimits };

/**
 * Signs a member of staff in; returns the token that the browser keeps. Every try is counted before the password is
 * looked at, and given back where it is right: many at once get no more tries than one after the other.
 */
export async function signIn(
  deps: SignInDeps,
  { username, password, ip }: { username: string; password: string; ip: string },
): Promise<{ token: string; accountId: string }> {
  const { db, now, limits } = deps;
  const giveBack = countAtAddress(limits, { username, ip });
  const account = await accountByName(db, username);
  const known = account && !account.disabledAt ? account : null;
  const tries = known ? await countTry(deps, known.id, ip) : 0;

  const isRight = await passwordIsRight(known?.passwordHash ?? null, password);
  if (isRight === null) {
    giveBack();
    refuse('tooMany');
  }
  if (!known || !isRight) {
    if (known && tries >= TRIES) await lock(deps, known.id, ip);
    refuse('credentialsWrong');
  }
  giveBack();

  const token = randomBytes(32).toString('base64url');
  const at = new Date(now());
  await db.transaction(async (tx) => {
    await tx
      .update(accounts)
      .set({ failedSignIns: 0, lockedUntil: null, lastSignInAt: at })
      .where(eq(accounts.id, known.id));
    await tx
      .insert(staffSessions)
      .values({ tokenHash: hashToken(token), accountId: known.id, createdAt: at, seenAt: at });
    await appendAudit(tx, now(), signedIn(known.id, ip));
  });
  return { token, accountId: known.id };
}

/** Counts a try where it comes from; a name that nobody has is counted like any other. Returns the way to take it back. */
function countAtAddress(limits: SignInLimits, { username, ip }: { username: string; ip: string }): () => void {
  const pair = `${ip} ${username.trim().toLowerCase()}`;
  if (limits.ofAddress.waitMs(ip) > 0) refuse('tooMany');
  for (const limit of [limits.ofAccount, limits.ofAccountADay])
    if (!limit.take(pair)) refuse('accountLocked', { minutes: Math.ceil(limit.waitMs(pair) / 60_000) });
  limits.ofAddress.take(ip);
  return () => {
    limits.ofAccount.giveBack(pair);
    limits.ofAccountADay.giveBack(pair);
    limits.ofAddress.giveBack(ip);
  };
}

/** Counts a try on an account, in the database and before the slow look at the password; refused while it is locked. */
async function countTry(deps: SignInDeps, accountId: string, ip: string): Promise<number> {
  const { db, now } = deps;
  const [counted] = await db
    .update(accounts)
    .set({ failedSignIns: sql`${accounts.failedSignIns} + 1` })
    .where(
      and(eq(accounts.id, accountId), or(isNull(accounts.lockedUntil), lte(accounts.lockedUntil, new Date(now())))),
    )
    .returning({ tries: accounts.failedSignIns });
  if (counted && counted.tries <= TRIES) return counted.tries;
  if (counted) await lock(deps, accountId, ip);
  const [locked] = await db.select({ until: accounts.lockedUntil }).from(accounts).where(eq(accounts.id, accountId));
  const waitMs = (locked?.until?.getTime() ?? 0) - now();
  return refuse('accountLocked', { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
}

/** Locks the account, once for all tries that came together. */
async function lock({ db, now }: SignInDeps, accountId: string, ip: string): Promise<void> {
  await db.transaction(async (tx) => {
    const locked = await tx
      .update(accounts)
      .set({ failedSignIns: 0, lockedUntil: new Date(now() + LOCK_MS) })
      .where(and(eq(accounts.id, accountId), gte(accounts.failedSignIns, TRIES)))
      .returning({ id: accounts.id });
    if (locked.length > 0)
      await appendAudit(tx, now(), { ...signedIn(accountId, ip), act: 'account.lock', actor: 'system' });
  });
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

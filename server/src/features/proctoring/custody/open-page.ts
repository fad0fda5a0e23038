import { and, eq } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { openPage as contract } from 'shared/contracts/proctoring-custody.ts';
import { pageClaim } from 'shared/evidence/batch-chain.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import { makeWay } from '../make-way.ts';
import { pages } from '../tables.ts';
import { batchNonce } from './batch-nonce.ts';
import { isSignedByPage } from './page-signature.ts';

/** Loaded pages of one attempt: a reload a minute for hours. */
const MOST_PAGES = 400;

/**
 * Notes a loaded page and the key that it signs with, once the page has shown that it holds that key. A repeat changes
 * nothing; the key of a page never changes.
 */
export async function openPage(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  attemptId: string,
  { source, key, proof }: BodyOf<typeof contract>,
): Promise<{ nonce: string }> {
  if (key !== null && !(proof && isSignedByPage(key, pageClaim(attemptId, source), proof))) refuse('pageKeyWrong');
  await makeWay(deps, 'pages', () => keepPage(deps, { attemptId, source, key }));
  return { nonce: batchNonce(deps.secrets, attemptId, source, 0) };
}

async function keepPage(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { attemptId, source, key }: { attemptId: string; source: string; key: string | null },
): Promise<void> {
  const ofAttempt = eq(pages.attemptId, attemptId);
  if ((await db.$count(pages, ofAttempt)) >= MOST_PAGES) refuse('tooMany');
  await db.insert(pages).values({ attemptId, source, key, openedAt: now() }).onConflictDoNothing();
  const [kept] = await db
    .select({ key: pages.key })
    .from(pages)
    .where(and(ofAttempt, eq(pages.source, source)));
  if (kept?.key !== key) refuse('pageKeyWrong');
}

/** Notes a page that showed its key to a room's server. A repeat changes nothing. */
export function keepWitnessedPage(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  page: Pick<typeof pages.$inferInsert, 'attemptId' | 'source' | 'key' | 'openedAt'>,
): Promise<void> {
  const { db } = deps;
  return makeWay(deps, 'pages', async () => {
    if ((await db.$count(pages, eq(pages.attemptId, page.attemptId))) >= MOST_PAGES) return;
    await db.insert(pages).values(page).onConflictDoNothing();
  });
}

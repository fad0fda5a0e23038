import type { Deps } from '../../deps.ts';
import { type Limiter, limiter } from '../../http/limiter.ts';
import type { Staff } from '../../http/who.ts';
import { type Act, appendAudit } from '../audit/index.ts';

/** Pages ask again and again while they are open: that is one view. */
const VIEW_MS = 10 * 60_000;

const views = new WeakMap<Deps['bus'], Limiter>();

/** Writes into the audit chain that somebody looks at evidence, once in ten minutes for each person and subject. */
export async function noteView(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { act, subject }: Pick<Act, 'act' | 'subject'>,
): Promise<void> {
  const seen = views.get(bus) ?? limiter({ most: 1, everyMs: VIEW_MS, now });
  views.set(bus, seen);
  const view = `${who.accountId} ${act} ${subject.id}`;
  if (!seen.take(view)) return;
  try {
    await db.transaction((tx) => appendAudit(tx, now(), { actor: who.accountId, act, subject }));
  } catch (error) {
    // Not written: the next look is written instead of being taken for this one.
    seen.giveBack(view);
    throw error;
  }
}

import type { PicturesUntil } from 'shared/contracts/consents.ts';
import type { Db, Tx } from '../../../db/db.ts';
import type { Session } from '../../sessions/index.ts';
import { countedFrom } from './counted-from.ts';
import { retentionOf } from './retention-of.ts';

const DAY_MS = 24 * 3_600_000;

/** The last days on which pictures of a session are kept, as its candidates read them. */
export async function picturesUntilOf(db: Db | Tx, session: Session): Promise<PicturesUntil> {
  const from = countedFrom(session);
  const { unflaggedDays, flaggedDays } = await retentionOf(db, session.examId);
  return { withoutSign: from + unflaggedDays * DAY_MS, withSign: from + flaggedDays * DAY_MS };
}

import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { PICTURE_REFUSALS, pictureOf } from './evidence-box.ts';
import { findSnapshot } from './queries.ts';

/** A snapshot as a picture. Who looked is written into the audit chain before the picture leaves. */
export async function viewSnapshot(
  deps: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  who: Staff,
  snapshotId: string,
): Promise<FileReply> {
  const snapshot = await findSnapshot(deps.db, snapshotId);
  if (!snapshot) refuse('notFound');
  if (snapshot.erasedAt) refuse('snapshotErased');
  const picture = await pictureOf(deps, snapshot);
  if (typeof picture === 'string') refuse(PICTURE_REFUSALS[picture]);
  await deps.db.transaction((tx) =>
    appendAudit(tx, deps.now(), {
      actor: who.accountId,
      act: 'snapshot.view',
      subject: { kind: 'snapshot', id: snapshotId },
      details: { attempt: snapshot.attemptId },
    }),
  );
  return { name: `${snapshotId}.jpg`, type: 'image/jpeg', bytes: picture, inline: true };
}

import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { type NoPicture, unsealed } from '../proctoring/index.ts';
import { appealLabel } from './attach-file.ts';
import { fileKeyOf } from './file-key.ts';
import { findAppeal } from './queries.ts';

const REFUSALS = {
  erased: 'appealFileErased',
  missing: 'appealFileMissing',
  altered: 'appealFileAltered',
  storageDown: 'storageDown',
} as const satisfies Record<NoPicture, string>;

/** The file of an appeal. Who looked is written into the audit chain before it leaves. */
export async function viewFile(
  deps: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  who: Staff,
  appealId: string,
): Promise<FileReply> {
  const appeal = await findAppeal(deps.db, appealId);
  if (!appeal?.fileName || !appeal.fileType) refuse('notFound');
  const key = await fileKeyOf(deps, appeal);
  const bytes = typeof key === 'string' ? key : await unsealed(deps.blobs, key, appealLabel(appeal));
  if (typeof bytes === 'string') refuse(REFUSALS[bytes]);
  await deps.db.transaction((tx) =>
    appendAudit(tx, deps.now(), {
      actor: who.accountId,
      act: 'appeal.view',
      subject: { kind: 'appeal', id: appealId },
      details: { attempt: appeal.attemptId },
    }),
  );
  return { name: appeal.fileName, type: appeal.fileType, bytes };
}

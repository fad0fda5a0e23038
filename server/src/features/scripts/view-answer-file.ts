import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { mediaTypeOf } from '../bank/index.ts';
import { fileBlob, fileLabel, openFile } from './file-box.ts';
import { findAnswerFile } from './queries.ts';
import { requireSealed } from './require-sealed.ts';

/**
 * A file of a candidate. What the bytes themselves prove to be a picture, a sound or a film opens in the page; anything else
 * is only ever saved to disk. Who looked is written into the audit chain before it leaves.
 */
export async function viewAnswerFile(
  deps: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  who: Staff,
  { attemptId, sha256 }: { attemptId: string; sha256: string },
): Promise<FileReply> {
  await requireSealed(deps, who, attemptId);
  const file = await findAnswerFile(deps.db, attemptId, sha256);
  const sealed = file && (await deps.blobs.find(fileBlob(attemptId, sha256)));
  if (!file || !sealed) refuse('notFound');
  const label = fileLabel(attemptId, sha256);
  const bytes = openFile(deps.secrets.unwrap(file.wrappedKey, label), label, sealed);
  if (!bytes) refuse('fileAltered');
  await deps.db.transaction((tx) =>
    appendAudit(tx, deps.now(), {
      actor: who.accountId,
      act: 'answerFile.view',
      subject: { kind: 'attempt', id: attemptId },
      details: { sha256 },
    }),
  );
  const type = mediaTypeOf(bytes);
  return { name: file.name, type: type ?? 'application/octet-stream', bytes, inline: type !== null };
}

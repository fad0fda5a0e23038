import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { mediaTypeOf } from '../bank/index.ts';
import { openAnswerFile } from './open-answer-file.ts';
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
  const { name, bytes } = await openAnswerFile(deps, { attemptId, sha256 });
  await deps.db.transaction((tx) =>
    appendAudit(tx, deps.now(), {
      actor: who.accountId,
      act: 'answerFile.view',
      subject: { kind: 'attempt', id: attemptId },
      details: { sha256 },
    }),
  );
  const type = mediaTypeOf(bytes);
  return { name, type: type ?? 'application/octet-stream', bytes, inline: type !== null };
}

import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { OwnIncident } from 'shared/contracts/appeals.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { UploadedFile } from '../../http/serve.ts';
import type { CandidateWho } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { pictureBlob, sealPicture } from '../proctoring/index.ts';
import { mayStillAppeal, ownIncident } from './file-appeal.ts';
import { dropFileKey, newFileKey } from './file-key.ts';
import { fileTypeOf } from './file-type.ts';
import type { IncidentAppeal } from './queries.ts';
import { incidentAppeals } from './tables.ts';

/** Puts a file to the own appeal, sealed under a key of its own: it outlives the pictures of the sitting. The file before goes. */
export async function attachFile(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  who: CandidateWho,
  { incidentId, file }: { incidentId: string; file: UploadedFile },
): Promise<OwnIncident> {
  const type = fileTypeOf(file.bytes);
  if (!type) refuse('appealFileUnreadable');
  const { replaced, incident } = await db.transaction(async (tx) => {
    const { before } = await mayStillAppeal(tx, who, incidentId, now());
    if (!before) refuse('notFound');
    const files = before.files + 1;
    const { key, wrapped } = await newFileKey({ blobs, secrets }, { id: before.id, files });
    const fields = {
      fileName: file.name,
      fileType: type,
      fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
      ...{ files, fileKey: wrapped, fileErasedAt: null },
    };
    const label = appealLabel({ ...before, ...fields });
    await blobs.put(pictureBlob(label), sealPicture(key, label, file.bytes));
    await tx.update(incidentAppeals).set(fields).where(eq(incidentAppeals.id, before.id));
    await appendAudit(tx, now(), {
      actor: `candidate:${who.candidateId}`,
      act: 'appeal.attach',
      subject: { kind: 'incident', id: incidentId },
      details: { sha256: fields.fileSha256 },
    });
    return { replaced: before.fileSha256 ? before : null, incident: await ownIncident(tx, who, incidentId) };
  });
  // Only once the new one stands.
  if (replaced) {
    await blobs.remove(pictureBlob(appealLabel(replaced)));
    await dropFileKey(blobs, replaced);
  }
  return incident;
}

/** What ties a file to its appeal: its place among the blobs, and what its seal stands for. */
export function appealLabel({ id, attemptId, files, fileSha256 }: IncidentAppeal) {
  return { id: `appeal-${id}-${files}`, attemptId, source: `appeal-${id}`, seq: files, sha256: fileSha256 ?? '' };
}

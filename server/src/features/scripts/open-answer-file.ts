import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { fileBlob, fileLabel, openFile } from './file-box.ts';
import { findAnswerFile } from './queries.ts';

/** A kept file with its bytes in clear. @throws Refusal `notFound`, or `fileAltered` where the bytes are not those that were kept */
export async function openAnswerFile(
  { db, blobs, secrets }: Pick<Deps, 'db' | 'blobs' | 'secrets'>,
  { attemptId, sha256 }: { attemptId: string; sha256: string },
) {
  const file = await findAnswerFile(db, attemptId, sha256);
  const sealed = file && (await blobs.find(fileBlob(attemptId, sha256)));
  if (!file || !sealed) refuse('notFound');
  const label = fileLabel(attemptId, sha256);
  const bytes = openFile(secrets.unwrap(file.wrappedKey, label), label, sealed);
  if (!bytes) refuse('fileAltered');
  return { name: file.name, bytes };
}

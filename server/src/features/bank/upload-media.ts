import type { uploadMedia as contract } from 'shared/contracts/bank.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { keepPicture } from './add-questions.ts';
import { mediaTypeOf } from './media-type.ts';
import { pictureSizeOf } from './picture-size.ts';

/** Puts a picture, a sound or a film into a unit's bank: its bytes say what it is, its name is not believed. */
export async function uploadMedia(
  { db, blobs }: Pick<Deps, 'db' | 'blobs'>,
  { unitId, name, bytes }: { unitId: string; name: string; bytes: Uint8Array },
): Promise<ReplyOf<typeof contract>> {
  const mime = mediaTypeOf(bytes);
  if (mime === null) refuse('mediaNotShown', { name });
  const size = mime.startsWith('image/') ? pictureSizeOf(bytes, mime) : null;
  if (mime.startsWith('image/') && !size) refuse('mediaNotShown', { name });
  const sha256 = await db.transaction((tx) => keepPicture({ tx, blobs }, { unitId, mime, bytes }));
  return { sha256, mime, bytes: bytes.length, width: size?.width ?? null, height: size?.height ?? null };
}

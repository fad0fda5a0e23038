import type { uploadMedia as contract } from 'shared/contracts/bank.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { keepPicture } from './add-questions.ts';
import { mediaTypeOf } from './media-type.ts';
import { pictureSizeOf } from './picture-size.ts';
import { reEncoded } from './re-encode.ts';

/**
 * Puts a picture, a sound or a film into a unit's bank: its bytes say what it is, its name is not
 * believed, and a picture is decoded and written anew.
 */
export async function uploadMedia(
  { db, blobs }: Pick<Deps, 'db' | 'blobs'>,
  { unitId, name, bytes }: { unitId: string; name: string; bytes: Uint8Array },
): Promise<ReplyOf<typeof contract>> {
  const mime = mediaTypeOf(bytes);
  if (mime === null) refuse('mediaNotShown', { name });
  const kept = mime.startsWith('image/') ? await reEncoded({ mime, bytes }) : { mime, bytes };
  if (!kept) refuse('mediaNotShown', { name });
  const size = kept.mime.startsWith('image/') ? pictureSizeOf(kept.bytes, kept.mime) : null;
  const sha256 = await db.transaction((tx) => keepPicture({ tx, blobs }, { unitId, ...kept }));
  const { width = null, height = null } = size ?? {};
  return { sha256, mime: kept.mime, bytes: kept.bytes.length, width, height };
}

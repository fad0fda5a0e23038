import { createHash } from 'node:crypto';
import { readRoomPaper } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { paperBlob } from '../papers/index.ts';
import { askProvince } from './ask-province.ts';
import type { Source } from './keep-parcel.ts';

/** What has come of papers that are not whole, by their hash: after a cut they go on from there. */
export type HalfPapers = Map<string, Uint8Array>;

/** Fetches a sealed paper, slice by slice, where it is not here: one with sounds takes minutes on a weak line. */
export async function keepPaper(
  { blobs }: Pick<Deps, 'blobs'>,
  from: Source,
  {
    examId,
    form: { code, contentHash, bytes: size },
    half,
  }: { examId: string; form: { code: string; contentHash: string; bytes: number }; half: HalfPapers },
): Promise<void> {
  const isRight = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') === contentHash;
  const kept = await blobs.find(paperBlob(examId, code));
  if (kept && isRight(kept)) return;
  let whole = half.get(contentHash) ?? new Uint8Array();
  while (whole.length < size) {
    const query = { from: whole.length };
    const { bytes } = await askProvince(readRoomPaper, { ...from, params: { examId, code }, query });
    if (bytes.length === 0) break;
    whole = Buffer.concat([whole, bytes]);
    half.set(contentHash, whole);
  }
  half.delete(contentHash);
  if (!isRight(whole)) throw new Error(`the sealed paper ${code} is not the one that the exam names`);
  await blobs.put(paperBlob(examId, code), whole);
}

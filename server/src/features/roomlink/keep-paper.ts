import { createHash } from 'node:crypto';
import { readRoomPaper } from 'shared/contracts/room-parcel.ts';
import type { Deps } from '../../deps.ts';
import { paperBlob } from '../papers/index.ts';
import { askProvince } from './ask-province.ts';
import type { Source } from './keep-parcel.ts';

/** A sealed paper as the parcel names it. */
export interface WantedPaper {
  readonly examId: string;
  readonly code: string;
  readonly contentHash: string;
  readonly bytes: number;
}

/**
 * Fetches the next slice of a sealed paper; true once the paper is whole here. One with sounds takes minutes on a weak line, so
 * slices lie on the disk until then: after a cut, or another start, it goes on with the next.
 * @throws Error where what came is not the paper that the exam names; it then begins anew
 */
export async function keepPaper(
  { blobs }: Pick<Deps, 'blobs'>,
  from: Source,
  { examId, code, contentHash, bytes: size }: WantedPaper,
): Promise<boolean> {
  const isRight = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') === contentHash;
  const kept = await blobs.find(paperBlob(examId, code));
  if (kept && isRight(kept)) return true;
  const sliceBlob = (start: number) => `paper-slices/${contentHash}/${start}`;
  const slices: Uint8Array[] = [];
  let have = 0;
  for (let slice = await blobs.find(sliceBlob(0)); slice; slice = await blobs.find(sliceBlob(have))) {
    slices.push(slice);
    have += slice.length;
  }
  if (have < size) {
    const { bytes } = await askProvince(readRoomPaper, { ...from, params: { examId, code }, query: { from: have } });
    slices.push(bytes);
    if (bytes.length > 0 && have + bytes.length < size) {
      await blobs.put(sliceBlob(have), bytes);
      return false;
    }
  }
  const whole = Buffer.concat(slices);
  if (isRight(whole)) await blobs.put(paperBlob(examId, code), whole);
  let start = 0;
  for (const { length } of slices) {
    await blobs.remove(sliceBlob(start));
    start += length;
  }
  if (!isRight(whole)) throw new Error(`the sealed paper ${code} is not the one that the exam names`);
  return true;
}

import { nativeHash } from '../../native-hash.ts';

/** A share is one byte longer than the key that was split. */
export const SHARE_BYTES = 12;

/** Names a share without telling it: it holds 88 random bits. */
export function shareCheck(examId: string, share: Uint8Array): string {
  return nativeHash(`khaothi-share-1\n${examId}\n${Buffer.from(share).toString('base64url')}`);
}

/** A given share is wrapped under this label. */
export const shareLabel = (examId: string, place: number) => `khaothi-share-1\n${examId}\n${place}`;

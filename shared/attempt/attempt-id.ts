import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The id of a candidate's one attempt, the same wherever it begins: on the province's server, on a room's, or on a page
 * without a line. What was written in several places is thereby one ledger, and joins, or shows that it forked, by its chain.
 * A UUID of version 8 (RFC 9562) from SHA-256 over "khaothi-attempt-1\n" and the candidate's id.
 */
export function attemptIdOf(candidateId: string): string {
  const bytes = sha256(utf8ToBytes(`khaothi-attempt-1\n${candidateId}`)).slice(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../secrets.ts';
import type { IncidentAppeal } from './queries.ts';

const labelOf = (appealId: string) => `appeal ${appealId}`;

/** A new key for a file of an appeal, and how the database keeps it. */
export function newFileKey(secrets: Secrets, appealId: string): { key: Uint8Array; wrapped: string } {
  const key = randomBytes(32);
  return { key, wrapped: secrets.wrap(key, labelOf(appealId)) };
}

/** The key of an appeal's file; null once it was erased. */
export function fileKeyOf(secrets: Secrets, { id, fileKey }: IncidentAppeal): Uint8Array | null {
  return fileKey === null ? null : secrets.unwrap(fileKey, labelOf(id));
}

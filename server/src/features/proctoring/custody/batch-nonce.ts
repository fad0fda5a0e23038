import type { Secrets } from '../../../secrets.ts';

/**
 * What a page must echo in its batch of this number. Nothing is kept: the server makes it anew when the batch comes, and
 * nobody can have signed that batch before the one in front of it had arrived.
 */
export function batchNonce(secrets: Secrets, attemptId: string, source: string, number: number): string {
  return secrets.tag(`batch ${attemptId} ${source} ${number}`);
}

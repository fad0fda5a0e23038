import { createHash } from 'node:crypto';
import type { Deps } from '../../../deps.ts';

type Secrets = Deps['secrets'];

/** As long as the longest exam day. */
export const TOKEN_LASTS_MS = 24 * 60 * 60_000;

/** What a configuration's client shows as its secret; its name is the configuration's id. */
export function clientSecret(secrets: Secrets, configurationId: string): string {
  return secrets.tag(`seb-client:${configurationId}`);
}

export function accessToken(secrets: Secrets, configurationId: string, now: number): string {
  const until = now + TOKEN_LASTS_MS;
  return `${configurationId}.${until}.${secrets.tag(accessText(configurationId, until))}`;
}

/** The configuration a token was given for; null where it is not ours or over. */
export function readAccessToken(secrets: Secrets, token: string, now: number): string | null {
  const [id = '', until = '', tag = ''] = token.split('.');
  return Number(until) > now && secrets.tagIsRight(accessText(id, Number(until)), tag) ? id : null;
}

export function connectionToken(secrets: Secrets, connectionId: string): string {
  return `${connectionId}.${secrets.tag(`seb-connection:${connectionId}`)}`;
}

export function readConnectionToken(secrets: Secrets, token: string): string | null {
  const [id = '', tag = ''] = token.split('.');
  return secrets.tagIsRight(`seb-connection:${id}`, tag) ? id : null;
}

/**
 * The Browser Exam Key that the server gives the client of a configuration, 64 hex digits. The same after a restart: a page
 * that is open meanwhile stays right.
 */
export function serverKey(secrets: Secrets, configurationId: string): string {
  return hex(secrets.tag(`seb-server-key:${configurationId}`));
}

/** One for all clients of an exam: only then can their App Signature Keys be compared. */
export function examSalt(secrets: Secrets, examId: string): string {
  return hex(secrets.tag(`seb-exam-salt:${examId}`));
}

const accessText = (configurationId: string, until: number) => `seb-access\n${configurationId}\n${until}`;
const hex = (text: string) => createHash('sha256').update(text).digest('hex');

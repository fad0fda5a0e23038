import { createHash } from 'node:crypto';
import { sebDiscovery } from 'shared/contracts/sebserver.ts';
import type { Deps } from '../../../deps.ts';
import type { Exam } from '../../sessions/index.ts';
import type { PlistDict, PlistValue } from '../seb/plist.ts';
import { clientSecret } from './tokens.ts';

/** Between pings. The protocol's own second would be a write a second for every candidate. */
const PING_EVERY_MS = 5_000;

/**
 * The file that leads a client to us: it connects, fetches the candidate's settings and begins. Nothing else is in it, and
 * the last key in SEB-JSON's order is a string, as in all our files (config-key.ts).
 */
export function connectionSettings({
  secrets,
  address,
  exam,
  configurationId,
  quitPassword,
}: {
  secrets: Deps['secrets'];
  address: string;
  exam: Exam;
  configurationId: string;
  quitPassword: string | null;
}): PlistDict {
  const server: Record<string, PlistValue> = {
    institution: exam.unitId,
    clientName: configurationId,
    clientSecret: clientSecret(secrets, configurationId),
    apiDiscovery: sebDiscovery.path,
    exam: exam.id,
    pingInterval: PING_EVERY_MS,
  };
  const settings: Record<string, PlistValue> = {
    // 0: start an exam, rather than configure the client.
    sebConfigPurpose: 0,
    // 1: by way of a server.
    sebMode: 1,
    sebServerURL: address,
    sebServerConfiguration: new Map(Object.entries(server)),
    sebServerFallback: false,
    sebServerFallbackAttempts: 5,
    sebServerFallbackAttemptInterval: 2_000,
    sebServerFallbackTimeout: 30_000,
    allowQuit: quitPassword !== null,
    ...(quitPassword !== null && { hashedQuitPassword: createHash('sha256').update(quitPassword).digest('hex') }),
    startURL: address,
  };
  return new Map(Object.entries(settings));
}

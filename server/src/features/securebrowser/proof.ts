import type { Deps } from '../../deps.ts';
import type { Exam } from '../sessions/index.ts';
import { openSettings } from './exam-browser-settings.ts';
import { isShared } from './make-settings.ts';
import { configurationInUse } from './queries.ts';
import { type ClientVersion, isVersionAllowed } from './seb/client-version.ts';
import { isKeyHash } from './seb/key-hash.ts';
import { sharedConfigKey } from './shared-key.ts';
import { serverKey } from './steering/tokens.ts';

/** The keys by which the client of a candidate is known. */
export interface KnownKeys {
  readonly configKeys: readonly string[];
  /** One of these must be shown too; empty asks for none. */
  readonly browserExamKeys: readonly string[];
  /** `sebAllowedVersions`; empty lets any in. */
  readonly allowedVersions: readonly string[];
}

/** What a client shows: hashes of an address and its keys, from headers or from its JavaScript API. */
export interface Shown {
  /** The client by its own word; null where it does not say, which is held against nobody. */
  readonly client: ClientVersion | null;
  readonly configKey: unknown;
  readonly browserExamKey: unknown;
}

/** @param address where people reach us: a configuration that all share holds it */
export async function keysOf(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  { candidateId, exam, address }: { candidateId: string; exam: Exam; address: string },
): Promise<KnownKeys> {
  const kept = openSettings(secrets, exam.secureBrowser, exam.id);
  const { allowedVersions } = kept;
  const inUse = await configurationInUse(db, candidateId);
  const own = inUse?.configKey ? [inUse.configKey] : [];
  // A steered client was given a key of the server's, which it shows in place of its own.
  if (inUse?.steered) return { configKeys: own, browserExamKeys: [serverKey(secrets, inUse.id)], allowedVersions };
  const shared = isShared(kept) ? [sharedConfigKey(secrets, exam, address)] : [];
  return {
    configKeys: [...shared, ...own],
    browserExamKeys: kept.steered ? [] : kept.browserExamKeys,
    allowedVersions,
  };
}

export type Verdict = 'proven' | 'wrongConfigKey' | 'wrongBrowserExamKey' | 'oldVersion';

/** Whether what a client shows are hashes of this very address and of keys it should know. */
export function judge(keys: KnownKeys, url: string, { client, configKey, browserExamKey }: Shown): Verdict {
  if (!keys.configKeys.some((key) => isKeyHash(configKey, url, key))) return 'wrongConfigKey';
  const { browserExamKeys } = keys;
  if (browserExamKeys.length > 0 && !browserExamKeys.some((key) => isKeyHash(browserExamKey, url, key)))
    return 'wrongBrowserExamKey';
  if (client && !isVersionAllowed(client, keys.allowedVersions)) return 'oldVersion';
  return 'proven';
}

/** Whether the header that a verdict is about did not come at all, which happens to right clients on a first page. */
export function isMissing(verdict: Verdict, { configKey, browserExamKey }: Shown): boolean {
  if (verdict === 'wrongConfigKey') return configKey === undefined;
  return verdict === 'wrongBrowserExamKey' && browserExamKey === undefined;
}

/** Whether a client sends no headers at all, as those of macOS and iPad. */
export function isSilent({ configKey, browserExamKey }: Shown): boolean {
  return configKey === undefined && browserExamKey === undefined;
}

/** A client as far as it names itself. */
export interface ClientVersion {
  readonly os: 'Win' | 'Mac' | 'iOS';
  /** Major, minor, patch, build: as many as it says. */
  readonly numbers: readonly number[];
  readonly isAlliance: boolean;
}

/**
 * The client behind a user agent, or null where it does not say. Only the Windows client is read: an iPad may call itself
 * a Macintosh there.
 */
export function clientByUserAgent(userAgent: string): ClientVersion | null {
  const [, version] = /\bSEB\/(\d+(?:\.\d+){1,3})/.exec(userAgent) ?? [];
  return version && userAgent.includes('Windows') ? clientBy('Windows', version) : null;
}

/** By the JavaScript API's own word: "SEB_Windows_3.10.1" or "<app>_macOS_3.6_15A4_org.safeexambrowser…". */
export function clientByApi(said: string): ClientVersion | null {
  const [, system, version] = /_(Windows|macOS|iOS)_(\d+(?:\.\d+){1,3})/.exec(said) ?? [];
  return system && version ? clientBy(system, version) : null;
}

/** By the name of the system and the version, as a client gives them when it connects. */
export function clientBy(system: string, version: string): ClientVersion | null {
  const numbers = /\d+(?:\.\d+){1,3}/.exec(version)?.[0].split('.').map(Number);
  const os = osOf(system);
  return numbers && os ? { os, numbers, isAlliance: /\bAE\b/.test(version) } : null;
}

function osOf(system: string): ClientVersion['os'] | null {
  if (/iOS|iPad/i.test(system)) return 'iOS';
  if (/mac/i.test(system)) return 'Mac';
  return /win/i.test(system) ? 'Win' : null;
}

/**
 * Whether a client is among `sebAllowedVersions`: "Win.3.7.min" is 3.7 or later, "Mac.3.4.1" is 3.4.1 with any build, ".AE"
 * asks for the Alliance Edition. An empty list lets any in; a list without an entry for a system lets none of it in.
 */
export function isVersionAllowed(client: ClientVersion, allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((rule) => matches(client, rule));
}

function matches(client: ClientVersion, rule: string): boolean {
  const [os, ...rest] = rule.split('.');
  const wanted = rest.filter((part) => /^\d+$/.test(part)).map(Number);
  if (os !== client.os || (rest.includes('AE') && !client.isAlliance)) return false;
  const differs = wanted.findIndex((number, index) => number !== (client.numbers[index] ?? 0));
  if (differs < 0) return true;
  return rest.includes('min') && (client.numbers[differs] ?? 0) > (wanted[differs] ?? 0);
}

/** What a client showed of its program. */
export interface ClientSignature {
  readonly id: string;
  readonly version: string;
  readonly system: string;
  readonly signatureKey: string | null;
}

export type SignatureVerdict = 'same' | 'differs' | 'unknown';

/** Below so many clients of one build a difference says nothing. */
const FEWEST = 3;

/**
 * Compares App Signature Keys within each version and system: programs of one build must show one key. A client whose key
 * is not that of the majority differs: evidence of a changed program, for a person to look at. Where fewer than three
 * showed one, or no key has a majority (as when the clients hide theirs by their connection), nothing is claimed.
 */
export function compareSignatures(clients: readonly ClientSignature[]): ReadonlyMap<string, SignatureVerdict> {
  const verdicts = new Map<string, SignatureVerdict>();
  const builds = Map.groupBy(clients, ({ version, system }) => `${version}\n${familyOf(system)}`);
  for (const build of builds.values()) {
    const shown = build.filter(({ signatureKey }) => signatureKey !== null);
    const counts = Map.groupBy(shown, ({ signatureKey }) => signatureKey);
    const [usual] = [...counts].sort(([, a], [, b]) => b.length - a.length);
    const isKnown = shown.length >= FEWEST && usual !== undefined && usual[1].length * 2 > shown.length;
    for (const { id, signatureKey } of build) {
      if (!isKnown || signatureKey === null) verdicts.set(id, 'unknown');
      else verdicts.set(id, signatureKey === usual[0] ? 'same' : 'differs');
    }
  }
  return verdicts;
}

/** One build runs on many editions of a system: "Microsoft Windows 11 Pro" and "… 10 Education" are one family. */
function familyOf(system: string): string {
  return /win|mac|ios|ipad/i.exec(system)?.[0].toLowerCase() ?? system;
}

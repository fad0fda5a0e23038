/** What a client showed of its program. */
export interface ClientSignature {
  readonly id: string;
  readonly candidateId: string;
  readonly version: string;
  readonly system: string;
  readonly signatureKey: string | null;
}

export type SignatureVerdict = 'same' | 'differs' | 'unknown';

/** Below so many candidates with one build a difference says nothing. */
const FEWEST = 3;

/**
 * Compares App Signature Keys within each version and system: programs of one build must show one key. A client whose key
 * is not that of the majority differs: evidence of a changed program, for a person to look at. Candidates count, and not
 * their connections: who connects again and again makes no majority. Where fewer than three showed a key, or none has a
 * majority (as when the clients hide theirs by their connection), nothing is claimed.
 */
export function compareSignatures(clients: readonly ClientSignature[]): ReadonlyMap<string, SignatureVerdict> {
  const verdicts = new Map<string, SignatureVerdict>();
  const builds = Map.groupBy(clients, ({ version, system }) => `${version}\n${familyOf(system)}`);
  for (const build of builds.values()) {
    const shown = build.filter(({ signatureKey }) => signatureKey !== null);
    const all = candidatesOf(shown);
    const [usual] = [...Map.groupBy(shown, ({ signatureKey }) => signatureKey)]
      .map(([key, those]) => ({ key, candidates: candidatesOf(those) }))
      .filter(({ candidates }) => candidates * 2 > all)
      .sort((one, other) => other.candidates - one.candidates);
    for (const { id, signatureKey } of build) {
      if (!usual || all < FEWEST || signatureKey === null) verdicts.set(id, 'unknown');
      else verdicts.set(id, signatureKey === usual.key ? 'same' : 'differs');
    }
  }
  return verdicts;
}

function candidatesOf(clients: readonly ClientSignature[]): number {
  return new Set(clients.map(({ candidateId }) => candidateId)).size;
}

/** One build runs on many editions of a system: "Microsoft Windows 11 Pro" and "… 10 Education" are one family. */
function familyOf(system: string): string {
  return /win|mac|ios|ipad/i.exec(system)?.[0].toLowerCase() ?? system;
}

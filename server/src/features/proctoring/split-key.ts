import { randomBytes } from 'node:crypto';
import type { Deps } from '../../deps.ts';

const KEY_BYTES = 32;

type Needs = Pick<Deps, 'blobs' | 'secrets'>;

/**
 * A new key in two halves: one for the database, wrapped by the platform's key, and one that lies among the blobs alone. Either
 * says nothing about the key. An old backup of the database opens nothing any more once the other half is removed, provided
 * that no backup holds those for longer (docs/guides/backups.md, decision 0053).
 */
export async function newSplitKey(
  { blobs, secrets }: Needs,
  { place, label }: { readonly place: string; readonly label: string },
): Promise<{ key: Uint8Array; wrapped: string }> {
  const [inside, outside] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
  await blobs.put(outsidePlace(place), outside);
  return { key: joined(inside, outside), wrapped: secrets.wrap(inside, label) };
}

/** The key, or why there is none: its other half is gone or not whole, or nobody can say now. */
export async function openSplitKey(
  { blobs, secrets }: Needs,
  { place, label, wrapped }: { readonly place: string; readonly label: string; readonly wrapped: string },
): Promise<Uint8Array | 'missing' | 'storageDown'> {
  let outside: Uint8Array | null;
  try {
    outside = await blobs.find(outsidePlace(place));
  } catch {
    // The storage's own error: it may be asked again.
    return 'storageDown';
  }
  // Less than a half is what a disk may have kept of it: what is sealed under the rest alone would lie open.
  return outside?.length === KEY_BYTES ? joined(secrets.unwrap(wrapped, label), outside) : 'missing';
}

/** Removes the half that is not in the database: the key is gone, whatever copies of the database there are. */
export async function removeOutside(blobs: Deps['blobs'], place: string): Promise<void> {
  await blobs.remove(outsidePlace(place));
}

const outsidePlace = (place: string) => `evidence-keys/${place}`;

function joined(inside: Uint8Array, outside: Uint8Array): Uint8Array {
  return inside.map((byte, at) => byte ^ (outside[at] ?? 0));
}

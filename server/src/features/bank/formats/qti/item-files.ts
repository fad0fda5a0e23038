import type { Archive } from '../unpack.ts';

/** What stands beside an item: the files of its package, found as the item names them. */
export interface ItemFiles {
  /** The file that a relative address names; null where the package has none. */
  find(href: string): { readonly path: string; readonly bytes: Uint8Array } | null;
}

/** The files of a package as seen from the folder of the file at `from`. */
export function filesBeside(archive: Archive, from: string): ItemFiles {
  const folder = from.split('/').slice(0, -1);
  return {
    find(href) {
      const path = resolve(folder, href);
      if (path === null) return null;
      const name = archive.has(path) ? path : likeName(archive, path);
      const bytes = name === null ? undefined : archive.get(name);
      return name === null || !bytes ? null : { path: name, bytes };
    },
  };
}

/** A path in the package; null for an address elsewhere, or one that climbs out of the package. */
function resolve(folder: readonly string[], href: string): string | null {
  const [address = ''] = href.trim().split(/[?#]/);
  if (address === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return null;
  const path = address.startsWith('/') ? [] : [...folder];
  for (const step of decoded(address).split(/[/\\]/)) {
    if (step === '' || step === '.') continue;
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined) return null;
  }
  return path.join('/');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Packages made on Windows name "Bild.PNG" and pack "bild.png". */
function likeName(archive: Archive, path: string): string | null {
  const wanted = path.toLowerCase();
  for (const name of archive.keys()) if (name.toLowerCase() === wanted) return name;
  return null;
}

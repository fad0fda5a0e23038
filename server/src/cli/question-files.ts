import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import type { QuestionFile } from '../features/bank/formats/format.ts';

/** A question file on the disk: its name as reports say it, and its bytes when they are asked for. */
export interface FoundFile {
  readonly name: string;
  read(): Promise<QuestionFile>;
}

const MANIFEST = 'imsmanifest.xml';

/**
 * The question files of a path: the file itself, or every file of a folder in the order of their names. A folder that holds
 * an IMS manifest is one package, as if it were packed. Null where there is nothing at the path.
 */
export async function questionFilesAt(path: string): Promise<{ files: FoundFile[]; isFolder: boolean } | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (!found.isDirectory()) return { files: [fileAt(path, basename(path))], isFolder: false };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const manifests = paths
    .filter((each) => basename(each).toLowerCase() === MANIFEST)
    .map((each) => each.slice(0, -MANIFEST.length));
  const packages = manifests.filter(
    (folder) => !manifests.some((other) => other !== folder && folder.startsWith(other)),
  );
  const loose = paths.filter((each) => !packages.some((folder) => each.startsWith(folder)));
  const files = [
    ...loose.map((each) => fileAt(each, relative(path, each))),
    ...packages.map((folder) => packageAt(folder, paths, relative(path, folder) || basename(path))),
  ];
  return {
    files: files.sort((a, b) => (a.name < b.name ? -1 : 1)),
    isFolder: packages[0] !== `${path}${sep}` && packages[0] !== path,
  };
}

function fileAt(path: string, name: string): FoundFile {
  return { name, read: async () => ({ name, bytes: await readFile(path) }) };
}

function packageAt(folder: string, paths: readonly string[], name: string): FoundFile {
  return {
    name,
    async read() {
      const inside = paths.filter((path) => path.startsWith(folder));
      const files: Record<string, Uint8Array> = {};
      for (const path of inside) files[path.slice(folder.length).split(sep).join('/')] = await readFile(path);
      return { name, bytes: zipSync(files, { level: 0, mtime: new Date('2000-01-01T00:00:00Z') }) };
    },
  };
}

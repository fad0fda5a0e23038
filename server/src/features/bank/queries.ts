import { eq, inArray } from 'drizzle-orm';
import type { Definition } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { pictureBlob } from './add-questions.ts';
import { media, questionVersions } from './tables.ts';

export interface VersionRef {
  readonly questionId: string;
  readonly version: number;
}

export const versionKey = ({ questionId, version }: VersionRef) => `${questionId}@${version}`;

/** Definitions by `versionKey`. @throws RangeError where one is missing: versions are never deleted. */
export async function definitionsOf(db: Db | Tx, refs: readonly VersionRef[]): Promise<Map<string, Definition>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .select()
    .from(questionVersions)
    .where(inArray(questionVersions.questionId, [...new Set(refs.map(({ questionId }) => questionId))]));
  const all = new Map(rows.map((row) => [versionKey(row), row.definition]));
  return new Map(
    refs.map((ref) => {
      const definition = all.get(versionKey(ref));
      if (!definition) throw new RangeError(`no question version ${versionKey(ref)}`);
      return [versionKey(ref), definition];
    }),
  );
}

/** The bytes of a picture, or null where there is none of that name. */
export async function findPicture(
  { db, blobs }: { db: Db | Tx; blobs: Deps['blobs'] },
  sha256: string,
): Promise<{ mime: string; bytes: Uint8Array } | null> {
  const [row] = await db.select().from(media).where(eq(media.sha256, sha256));
  const bytes = row && (await blobs.find(pictureBlob(sha256)));
  return row && bytes ? { mime: row.mime, bytes } : null;
}

import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import { foldForSearch } from 'shared/people/names.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { type Definition, textsOf } from 'shared/questions/registry.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { media, questions, questionVersions } from './tables.ts';

export interface NewQuestion {
  readonly definition: Definition;
  readonly part: number;
  readonly level: string | null;
  readonly topic: string | null;
}

/** Adds questions to a unit's bank, each as its first version; returns their ids in order. */
export async function addQuestions(
  tx: Tx,
  bank: { unitId: string; subject: string; by: string; now: number },
  added: readonly NewQuestion[],
): Promise<string[]> {
  const createdAt = new Date(bank.now);
  const rows = added.map((question, at) => ({ ...question, id: orderedId(bank.now, at) }));
  if (rows.length === 0) return [];
  await tx.insert(questions).values(
    rows.map(({ id }) => ({
      id,
      unitId: bank.unitId,
      subject: bank.subject,
      version: 1,
      createdBy: bank.by,
      createdAt,
    })),
  );
  await tx.insert(questionVersions).values(
    rows.map(({ id, definition, part, level, topic }) => ({
      ...{ questionId: id, version: 1, kind: definition.kind, definition, part, level, topic },
      contentHash: contentHashOf(definition),
      searchText: searchTextOf(definition),
      createdBy: bank.by,
      createdAt,
    })),
  );
  return rows.map(({ id }) => id);
}

/** Keeps a picture; the same bytes twice are one. Returns its SHA-256. */
export async function keepPicture(
  { tx, blobs }: { tx: Tx } & Pick<Deps, 'blobs'>,
  picture: { unitId: string; mime: string; bytes: Uint8Array },
): Promise<string> {
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex');
  await blobs.put(pictureBlob(sha256), picture.bytes);
  await tx
    .insert(media)
    .values({ sha256, mime: picture.mime, bytes: picture.bytes.length, unitIds: [picture.unitId] })
    .onConflictDoUpdate({
      target: media.sha256,
      set: {
        unitIds: sql`CASE WHEN ${picture.unitId}::uuid = ANY(${media.unitIds}) THEN ${media.unitIds}
                     ELSE array_append(${media.unitIds}, ${picture.unitId}::uuid) END`,
      },
    });
  return sha256;
}

/** A UUID (version 7) that sorts by time and, within one addition, by place: lists show a file's own order. */
function orderedId(now: number, at: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  // The place goes beside the version and variant bits: twenty bits of it, far more than one addition has.
  bytes.writeUInt16BE(0x7000 | (at >> 8), 6);
  bytes.writeUInt16BE(0x8000 | (at & 0xff), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const pictureBlob = (sha256: string) => `picture/${sha256.slice(0, 2)}/${sha256}`;

export const contentHashOf = (definition: Definition) => hashText(canonical(definition as unknown as Json));

export const searchTextOf = (definition: Definition) => foldForSearch(textsOf(definition).map(wordsOf).join(' '));

import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import { sketchOf } from 'shared/bank/sketch.ts';
import type { QuestionFacts } from 'shared/contracts/bank-questions.ts';
import { gradeOfTopic, topicMeant, topicsOfSubject } from 'shared/curriculum/outline.ts';
import type { Level } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { contentOf, lexemesOf } from './found-by.ts';
import { media, questionSketches, questions, questionVersions } from './tables.ts';

export interface NewQuestion extends Partial<Omit<QuestionFacts, 'level' | 'topic'>> {
  readonly definition: Definition;
  readonly part: number;
  readonly level: Level | null;
  readonly topic: string | null;
}

/** Rows of one statement: a database takes 65,535 values in one. */
const AT_ONCE = 500;

/**
 * Adds questions to a unit's bank, each as a draft in its first version; returns their ids in order. A topic in words is put
 * into the curriculum's tree where it can only mean one place.
 */
export async function addQuestions(
  tx: Tx,
  bank: { unitId: string; subject: string; by: string; now: number },
  added: readonly NewQuestion[],
): Promise<string[]> {
  const createdAt = new Date(bank.now);
  const author = { createdBy: bank.by, createdAt };
  const tree = topicsOfSubject(bank.subject);
  const rows = added.map((question, at) => {
    const { definition, part, level } = question;
    const facts = sorted(question, tree);
    const content = contentOf(definition);
    const id = orderedId(bank.now, at);
    return {
      head: {
        ...{ id, unitId: bank.unitId, subject: bank.subject, version: 1, kind: definition.kind, part, level },
        ...facts,
        ...content,
        lexemes: lexemesOf(content, { ...facts, subject: bank.subject }),
        ...author,
      },
      version: {
        ...{ questionId: id, version: 1, kind: definition.kind, definition },
        contentHash: contentHashOf(definition),
        ...author,
      },
      sketch: { questionId: id, version: 1, ...arraysOf(definition) },
    };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    await tx.insert(questions).values(some.map(({ head }) => head));
    await tx.insert(questionVersions).values(some.map(({ version }) => version));
    await tx.insert(questionSketches).values(some.map(({ sketch }) => sketch));
  }
  return rows.map(({ head }) => head.id);
}

function sorted(question: NewQuestion, tree: ReturnType<typeof topicsOfSubject>) {
  const { grade = null, competency = null, tags = [], source = null } = question;
  const inGrade = grade === null ? tree : tree.filter((topic) => topic.grade === grade);
  const meant = question.topicId ? null : topicMeant(question.topic ?? '', inGrade);
  const topicId = question.topicId ?? meant?.id ?? null;
  return {
    ...{ topicId, topic: meant?.name ?? question.topic, competency, tags: [...tags], source },
    grade: grade ?? (topicId === null ? null : gradeOfTopic(topicId)),
  };
}

export function arraysOf(definition: Definition): { sketch: number[]; bands: number[] } {
  const { sketch, bands } = sketchOf(definition);
  return { sketch: [...sketch], bands: [...bands] };
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

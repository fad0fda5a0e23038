import { and, asc, eq, inArray } from 'drizzle-orm';
import { slugOf, subjectCode, type Topic, topicsOfSubject } from 'shared/curriculum/outline.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { findUnitPath } from '../people/index.ts';
import { bankTopics } from './tables.ts';

/** Topics that these units have added to the tree, by their names. */
export function topicsAddedBy(db: Db | Tx, unitIds: readonly string[]) {
  if (unitIds.length === 0) return Promise.resolve([]);
  return db
    .select({ id: bankTopics.id, name: bankTopics.name, subject: bankTopics.subject, unitId: bankTopics.unitId })
    .from(bankTopics)
    .where(inArray(bankTopics.unitId, [...unitIds]))
    .orderBy(asc(bankTopics.id));
}

/** Every place of a subject's tree as a unit sees it: the curriculum's, its own, and those of the units above. */
export async function treeOf(db: Db | Tx, unitId: string, subject: string): Promise<Pick<Topic, 'id' | 'name'>[]> {
  const path = await findUnitPath(db, unitId);
  const added = await topicsAddedBy(db, path?.split('/') ?? []);
  const code = `${subjectCode(subject)}/`;
  return [...topicsOfSubject(subject), ...added.filter(({ id }) => id.startsWith(code))];
}

/** Adds a topic of a unit's own below a place that is in the tree already, or straight below the subject. */
export function addTopic(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  topic: { unitId: string; below: string; subject: string; name: string; by: string },
) {
  const { unitId, below, subject, name, by } = topic;
  return db.transaction(async (tx) => {
    const tree = await treeOf(tx, unitId, subject);
    const isGrade = new RegExp(`^${subjectCode(subject)}(/([1-9]|1[0-2]))?$`).test(below);
    if (!isGrade && !tree.some(({ id }) => id === below)) refuse('topicUnknown', { subject });
    const id = `${below}/${slugOf(name)}`;
    if (slugOf(name) === '') refuse('badRequest', { where: 'body.name' });
    const [there] = await tx
      .select({ id: bankTopics.id })
      .from(bankTopics)
      .where(and(eq(bankTopics.unitId, unitId), eq(bankTopics.id, id)));
    if (there || tree.some((one) => one.id === id)) refuse('topicThere', { name });
    await tx.insert(bankTopics).values({ id, unitId, subject, name, createdBy: by, createdAt: new Date(now()) });
    await appendAudit(tx, now(), {
      actor: by,
      act: 'topic.add',
      subject: { kind: 'unit', id: unitId },
      details: { topic: id },
    });
    return { id, name, subject, unitId };
  });
}

import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { BrowserProfile, type NamedProfile } from 'shared/contracts/securebrowser.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { findUnitPath, unitsById } from '../people/index.ts';
import { findExam } from '../sessions/index.ts';
import { sebProfiles } from './tables.ts';

/** Profiles of the exam's unit and of those above it, by name. */
export async function profilesFor(db: Db, examId: string): Promise<NamedProfile[]> {
  const exam = (await findExam(db, examId)) ?? refuse('notFound');
  const unitIds = ((await findUnitPath(db, exam.unitId)) ?? '').split('/').filter(Boolean);
  if (unitIds.length === 0) return [];
  const rows = await db
    .select()
    .from(sebProfiles)
    .where(inArray(sebProfiles.unitId, unitIds))
    .orderBy(asc(sebProfiles.name), asc(sebProfiles.id));
  const units = await unitsById(
    db,
    rows.map(({ unitId }) => unitId),
  );
  return rows.map(({ id, name, unitId, profile }) => ({
    ...{ id, name, unit: units.get(unitId)?.name ?? '' },
    profile: BrowserProfile.parse(profile),
  }));
}

/** Keeps a profile in the exam's unit; the same name replaces it. */
export async function saveProfile(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { examId, name, profile, by }: { examId: string; name: string; profile: BrowserProfile; by: string },
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const { unitId } = (await findExam(tx, examId)) ?? refuse('notFound');
    const said = { profile, by, at: new Date(now()) };
    const [row] = await tx
      .insert(sebProfiles)
      .values({ id: randomUUID(), unitId, name, ...said })
      .onConflictDoUpdate({ target: [sebProfiles.unitId, sebProfiles.name], set: said })
      .returning({ id: sebProfiles.id });
    const id = row?.id ?? '';
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.profileSaved',
      subject: { kind: 'sebProfile', id },
      details: { name },
    });
    return { id };
  });
}

export async function deleteProfile(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { examId, profileId, by }: { examId: string; profileId: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { unitId } = (await findExam(tx, examId)) ?? refuse('notFound');
    const [gone] = await tx
      .delete(sebProfiles)
      .where(and(eq(sebProfiles.id, profileId), eq(sebProfiles.unitId, unitId)))
      .returning({ name: sebProfiles.name });
    if (!gone) refuse('notFound');
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.profileDeleted',
      subject: { kind: 'sebProfile', id: profileId },
      details: gone,
    });
  });
}

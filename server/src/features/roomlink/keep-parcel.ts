import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { type Parcel, readParcel, readRoomPaper } from 'shared/contracts/room-servers.ts';
import { foldForSearch } from 'shared/people/names.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { doCarried, noteCarried } from '../invigilation/index.ts';
import { examForms, examReleases, paperBlob } from '../papers/index.ts';
import { persons, units } from '../people/index.ts';
import { candidates, examItems, exams, findSession, rooms, sessions } from '../sessions/index.ts';
import { askProvince } from './ask-province.ts';

type Needs = Pick<Deps, 'db' | 'bus' | 'blobs' | 'now'>;

/** Where a parcel comes from. */
export interface Source {
  readonly province: string;
  readonly token: string;
  readonly serverId: string;
}

/** Fetches what the rooms need and keeps it: names and seats in the tables, papers sealed among the blobs. */
export async function keepParcel(deps: Needs, from: Source): Promise<Parcel> {
  const parcel = await askProvince(readParcel, from);
  const sessionId = parcel.session.id;
  const acts = { sessionId, controls: parcel.controls, by: from.serverId };
  // Whoever is here already hears of an act as an act; who comes anew comes with what it did.
  const isKnown = (await findSession(deps.db, sessionId)) !== null;
  if (isKnown) await doCarried(deps, acts);
  await deps.db.transaction(async (tx) => {
    if (!isKnown) await noteCarried(tx, { ...acts, now: deps.now() });
    await keepPeople(tx, parcel);
    await keepExam(tx, parcel);
    await keepSeats(tx, parcel);
  });
  for (const form of parcel.exam.forms) await keepPaper(deps, from, parcel.exam.id, form);
  return parcel;
}

async function keepPeople(tx: Tx, { units: places, persons: people }: Parcel): Promise<void> {
  for (const unit of places)
    await tx
      .insert(units)
      .values(unit)
      .onConflictDoUpdate({ target: units.id, set: { name: unit.name, path: unit.path, parentId: unit.parentId } });
  for (const person of people)
    await tx
      .insert(persons)
      .values({ ...person, personalNumber: null, searchName: foldForSearch(person.name) })
      .onConflictDoUpdate({ target: persons.id, set: person });
}

async function keepExam(tx: Tx, { exam }: Parcel): Promise<void> {
  const { items, keyCheck, forms, createdAt, ...head } = exam;
  await tx
    .insert(exams)
    .values({ ...head, seed: '', state: 'sealed', createdAt: new Date(createdAt) })
    .onConflictDoNothing();
  for (const item of items)
    await tx
      .insert(examItems)
      .values({ ...item, examId: exam.id })
      .onConflictDoNothing();
  await tx.insert(examReleases).values({ examId: exam.id, wrappedKey: null, keyCheck }).onConflictDoNothing();
  // The order of the questions stays with the province: here it is inside the sealed bytes only.
  for (const { madeAt, ...form } of forms)
    await tx
      .insert(examForms)
      .values({ ...form, examId: exam.id, places: [], madeAt: new Date(madeAt) })
      .onConflictDoNothing();
}

async function keepSeats(tx: Tx, { session, rooms: places, candidates: seated }: Parcel): Promise<void> {
  const { startsAt, endsAt, closedAt: _, ...head } = session;
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  await tx
    .insert(sessions)
    .values({ ...head, ...times })
    .onConflictDoUpdate({ target: sessions.id, set: { title: head.title, ...times } });
  for (const room of places)
    await tx
      .insert(rooms)
      .values({ ...room, sessionId: session.id })
      .onConflictDoUpdate({ target: rooms.id, set: { name: room.name, seats: room.seats } });
  // Numbers may have changed places: out of the way first.
  await tx
    .update(candidates)
    .set({ number: sql`${candidates.id}::text` })
    .where(eq(candidates.sessionId, session.id));
  for (const { pausedSince, ...candidate } of seated) {
    const { roomId, personId, classId, number, seat, formCode, slipHash } = candidate;
    await tx
      .insert(candidates)
      .values({
        ...candidate,
        ...{ sessionId: session.id, examId: session.examId },
        pausedSince: pausedSince === null ? null : new Date(pausedSince),
      })
      .onConflictDoUpdate({
        target: candidates.id,
        set: { roomId, personId, classId, number, seat, formCode, slipHash },
      });
  }
}

async function keepPaper(
  { blobs }: Needs,
  from: Source,
  examId: string,
  { code, contentHash }: { code: string; contentHash: string },
): Promise<void> {
  const isRight = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') === contentHash;
  const kept = await blobs.find(paperBlob(examId, code));
  if (kept && isRight(kept)) return;
  const { bytes } = await askProvince(readRoomPaper, { ...from, params: { examId, code } });
  if (!isRight(bytes)) throw new Error(`the sealed paper ${code} is not the one that the exam names`);
  await blobs.put(paperBlob(examId, code), bytes);
}

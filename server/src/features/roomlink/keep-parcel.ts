import { and, eq, inArray, notExists, notInArray, or, sql } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { type Parcel, readParcel } from 'shared/contracts/room-parcel.ts';
import { foldForSearch } from 'shared/people/names.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts } from '../delivery/index.ts';
import { doCarried, noteCarried } from '../invigilation/index.ts';
import { examForms, examReleases } from '../papers/index.ts';
import { persons, units } from '../people/index.ts';
import { keepRelaxed } from '../securebrowser/index.ts';
import { candidates, examItems, exams, findSession, rooms, sessions } from '../sessions/index.ts';
import { askProvince } from './ask-province.ts';
import { roomUplinks } from './tables.ts';

type Needs = Pick<Deps, 'db' | 'bus' | 'now'>;

/** Where a parcel comes from. */
export interface Source {
  readonly province: string;
  readonly token: string;
  readonly serverId: string;
}

/** Fetches who sits in the rooms and which papers they need, and keeps it; the papers themselves come by `keepPaper`. */
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
    const relaxed = parcel.candidates.flatMap(({ id, relaxed: one }) => (one ? [{ candidateId: id, ...one }] : []));
    const source = { by: from.serverId, actor: from.serverId, now: deps.now() };
    for (const act of await keepRelaxed(tx, relaxed, source)) await appendAudit(tx, deps.now(), act);
  });
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
  const { items, keyCheck, forms, createdAt, pageLock, ...head } = exam;
  const secureBrowser = { pageLock };
  await tx
    .insert(exams)
    .values({ ...head, secureBrowser, seed: '', state: 'sealed', createdAt: new Date(createdAt) })
    // Only how the page holds it may still change.
    .onConflictDoUpdate({ target: exams.id, set: { secureBrowser } });
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

async function keepSeats(tx: Tx, parcel: Parcel): Promise<void> {
  const { session, rooms: places, candidates: seated } = parcel;
  const { startsAt, endsAt, closedAt: _, ...head } = session;
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  await tx
    .insert(sessions)
    .values({ ...head, ...times })
    .onConflictDoUpdate({ target: sessions.id, set: { title: head.title, movesFreely: head.movesFreely, ...times } });
  for (const room of places)
    await tx
      .insert(rooms)
      .values({ ...room, sessionId: session.id })
      .onConflictDoUpdate({ target: rooms.id, set: { name: room.name, seats: room.seats, unitId: room.unitId } });
  await forgetMoved(tx, parcel);
  // Numbers may have changed places: out of the way first. Who began here and sits elsewhere by now keeps a free one.
  const ids = seated.map(({ id }) => id);
  const numbers = seated.map(({ number }) => number);
  await tx
    .update(candidates)
    .set({ number: sql`${candidates.id}::text` })
    .where(
      and(eq(candidates.sessionId, session.id), or(inArray(candidates.id, ids), inArray(candidates.number, numbers))),
    );
  const kept = await attemptsKept(tx, session.id);
  for (const { pausedSince, relaxed: _, begun, ...candidate } of seated) {
    const { roomId, personId, classId, number, seat, formCode, slipHash } = candidate;
    // Who began at another server goes on there, until this one has taken the whole ledger over: a second beginning here, or
    // one that goes on from an older state, would be written beside the ledger.
    const elsewhere = begun !== null && (kept.get(attemptIdOf(candidate.id)) ?? -1) < begun.seq;
    await tx
      .insert(candidates)
      .values({
        ...candidate,
        ...{ sessionId: session.id, examId: session.examId, elsewhere },
        pausedSince: pausedSince === null ? null : new Date(pausedSince),
      })
      .onConflictDoUpdate({
        target: candidates.id,
        set: { roomId, personId, classId, number, seat, formCode, slipHash, elsewhere },
      });
  }
}

/** Who sits in none of these rooms any more, and has not begun here, is let in elsewhere. */
async function forgetMoved(tx: Tx, { session, rooms: places, candidates: seated }: Parcel): Promise<void> {
  const begun = tx.select({ one: sql`1` }).from(attempts).where(eq(attempts.candidateId, candidates.id));
  await tx.delete(candidates).where(
    and(
      eq(candidates.sessionId, session.id),
      inArray(
        candidates.roomId,
        places.map(({ id }) => id),
      ),
      notInArray(
        candidates.id,
        seated.map(({ id }) => id),
      ),
      notExists(begun),
    ),
  );
}

/** Attempts of a session whose ledger is this server's, with how far it goes: begun or taken over here, and not taken away since. */
async function attemptsKept(tx: Tx, sessionId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: attempts.id, seq: attempts.headSeq, aside: roomUplinks.aside })
    .from(attempts)
    .leftJoin(roomUplinks, eq(roomUplinks.attemptId, attempts.id))
    .where(eq(attempts.sessionId, sessionId));
  return new Map(rows.filter(({ aside }) => aside !== true).map(({ id, seq }) => [id, seq]));
}

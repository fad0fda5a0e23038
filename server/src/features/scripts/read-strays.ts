import type { LedgerEvent } from 'shared/attempt/events.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { type readStrays as contract, StrayView } from 'shared/contracts/scripts.ts';
import type { FormPlace } from 'shared/papers/form.ts';
import { kindOf, parseResponse } from 'shared/questions/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { type Attempt, countStrays, findAttempt, straysOf } from '../delivery/index.ts';
import { answerKeyOf } from '../grading/index.ts';
import { personsById } from '../people/index.ts';
import { type Exam, findAsked, findSeat } from '../sessions/index.ts';
import { plainResponse } from './plain-response.ts';
import { mayReadScript } from './policy.ts';
import { mayKnowQuestions } from './require-sealed.ts';

/** As many as one page shows. */
const AT_ONCE = 100;

/**
 * What lies beside a ledger. An invigilator sees at once that it came, from where and why it does not count; what was
 * answered is told once the attempt is sealed, for nobody reads over the shoulder of who writes. In the words of the
 * question it is said to who may read the script, and plainly to others. Who looked is written into the audit chain.
 */
export async function readStrays(
  deps: Pick<Deps, 'db' | 'secrets' | 'now'>,
  who: Staff,
  { attemptId, from }: { attemptId: string; from: number },
): Promise<ReplyOf<typeof contract>> {
  const { db } = deps;
  const attempt = (await findAttempt(db, attemptId)) ?? refuse('notFound');
  const seat = (await findSeat(db, attempt.candidateId)) ?? refuse('notFound');
  const { candidate, room, session, exam } = seat;
  const places = (await findAsked(deps, exam))?.places.get(attempt.formCode) ?? [];
  const say = await sayerOf(deps, who, { attempt, exam, places });
  const person = (await personsById(db, [candidate.personId])).get(candidate.personId);
  return db.transaction(async (tx) => {
    const rows = await straysOf(tx, attemptId, { from, most: AT_ONCE });
    await appendAudit(tx, deps.now(), {
      actor: who.accountId,
      act: 'attempt.readStrays',
      subject: { kind: 'attempt', id: attemptId },
      details: { from, read: rows.length },
    });
    return {
      candidate: { name: person?.name ?? '', number: candidate.number, room: room.name, seat: candidate.seat },
      session: { id: session.id, title: session.title },
      isSealed: attempt.sealedAt !== null,
      strays: rows.map(({ event, hash, why, writer, receivedAt }): StrayView => {
        const place = 'item' in event ? places.find(({ item }) => item === event.item) : undefined;
        return {
          id: hash,
          receivedAt,
          at: event.at,
          writer,
          why: StrayView.shape.why.catch('other').parse(why),
          did: event.kind,
          place: place
            ? { part: place.part, number: places.filter(({ part }) => part === place.part).indexOf(place) + 1 }
            : null,
          said: attempt.sealedAt === null ? null : say(event),
        };
      }),
      total: (await countStrays(tx, [attemptId])).get(attemptId) ?? 0,
      dropped: attempt.straysDropped,
    };
  });
}

/** Says what an event answers: in the words of its question to who may know it by now, plainly to others. */
async function sayerOf(
  deps: Pick<Deps, 'db' | 'secrets' | 'now'>,
  who: Staff,
  { attempt, exam, places }: { attempt: Attempt; exam: Exam; places: readonly FormPlace[] },
): Promise<(event: LedgerEvent) => string | null> {
  const mayKnow =
    places.length > 0 &&
    (await mayReadScript(deps.db, who, attempt.id)) &&
    (await mayKnowQuestions(deps, who, attempt.examId));
  const items = mayKnow ? (await answerKeyOf(deps, exam)).items : [];
  return (event) => {
    if (event.kind === 'edit') return event.put;
    if (event.kind !== 'answer') return null;
    const definition = items.find(({ id }) => id === event.item)?.definition;
    const believed = definition ? parseResponse(definition.kind, event.response) : null;
    if (!definition || believed === null) return plainResponse(event.response);
    const options = places.find(({ item }) => item === event.item)?.options ?? [];
    return kindOf(definition.kind).responseText(definition, believed, options.length > 0 ? options : undefined);
  };
}

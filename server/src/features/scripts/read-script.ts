import { fold, responseTo } from 'shared/attempt/fold.ts';
import type { Script } from 'shared/contracts/scripts.ts';
import { isAnswered } from 'shared/questions/is-answered.ts';
import { kindOf, parseResponse } from 'shared/questions/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { countStrays, ledgerOf } from '../delivery/index.ts';
import { answerKeyOf, findResult } from '../grading/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import { findSeat, getAsked } from '../sessions/index.ts';
import { answerFilesOf, filesOnTheWayTo } from './queries.ts';
import { requireSealed } from './require-sealed.ts';

/** A sealed attempt in the order of its own paper: what was answered, the key, and the points where they are known. */
export async function readScript(
  deps: Pick<Deps, 'db' | 'secrets' | 'now'>,
  who: Staff,
  attemptId: string,
): Promise<Script> {
  const { db } = deps;
  const attempt = await requireSealed(deps, who, attemptId);
  const seat = await findSeat(db, attempt.candidateId);
  if (!seat) refuse('notFound');
  const { candidate, exam } = seat;
  const [events, key, asked, result, persons, units, files, coming, strays] = await Promise.all([
    ledgerOf(db, attemptId),
    answerKeyOf(deps, exam),
    getAsked(deps, exam),
    findResult(db, attemptId),
    personsById(db, [candidate.personId]),
    unitsById(db, [candidate.classId]),
    answerFilesOf(db, attemptId),
    filesOnTheWayTo(db, attemptId),
    countStrays(db, [attemptId]),
  ]);
  const state = fold(events.map(({ event }) => event));
  const places = asked.places.get(attempt.formCode) ?? [];
  const items = places.flatMap((place) => {
    const scored = key.items.find(({ id }) => id === place.item);
    if (!scored) return [];
    const { definition, part } = scored;
    const response = parseResponse(definition.kind, responseTo(state, place.item));
    const marked = result?.items.find(({ item }) => item === place.item);
    const rule = key.scheme.parts.find((one) => one.part === part);
    return [
      {
        item: place.item,
        part,
        number: places.filter((other) => other.part === place.part).indexOf(place) + 1,
        definition,
        response,
        answered: isAnswered(response),
        points: !marked || kindOf(definition.kind).marking(definition) === 'person' ? null : marked.points,
        maximum: rule?.points ?? 0,
      },
    ];
  });
  return {
    attemptId,
    examId: exam.id,
    exam: exam.title,
    name: persons.get(candidate.personId)?.name ?? '',
    number: candidate.number,
    className: units.get(candidate.classId)?.name ?? '',
    code: attempt.formCode,
    state: result?.state ?? 'unmarked',
    total: result?.total ?? null,
    items,
    files,
    strays: strays.get(attemptId) ?? 0,
    coming: coming.map(({ sha256, serverName, bytes, have }) => ({ sha256, from: serverName, bytes, have })),
  };
}

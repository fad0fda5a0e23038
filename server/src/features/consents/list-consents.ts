import { type ConsentRow, type listConsents as contract, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { needsFamily } from 'shared/people/camera-consent.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { namesOfAccounts, personsById } from '../people/index.ts';
import { asksMicrophone, candidatesOfSession, findExam, findSession, roomsOfSession } from '../sessions/index.ts';
import { actsOf, type Consent } from './queries.ts';
import { watchingOfAll } from './watching.ts';

/** The words of pupils and families in these rooms of a session. */
export async function listConsents(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { sessionId, rooms }: { sessionId: string; rooms: ReadonlySet<string> },
): Promise<ReplyOf<typeof contract>> {
  const session = (await findSession(db, sessionId)) ?? refuse('notFound');
  const exam = (await findExam(db, session.examId)) ?? refuse('notFound');
  const seated = (await candidatesOfSession(db, sessionId)).filter(({ roomId }) => rooms.has(roomId));
  const [persons, names, watching, acts] = await Promise.all([
    personsById(
      db,
      seated.map(({ personId }) => personId),
    ),
    roomsOfSession(db, sessionId),
    watchingOfAll(db, exam, seated, now()),
    actsOf(
      db,
      seated.map(({ id }) => id),
    ),
  ]);
  const accounts = await namesOfAccounts(
    db,
    acts.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const byCandidate = Map.groupBy(acts, ({ candidateId }) => candidateId);
  return {
    session: {
      id: sessionId,
      title: session.title,
      examTitle: exam.title,
      level: exam.proctoring,
      listens: asksMicrophone(exam),
    },
    noticeVersion: NOTICE_VERSION,
    candidates: seated.map(({ id, personId, number, roomId }) => {
      const person = persons.get(personId);
      const { consent, alternative } = watching.get(id) ?? { consent: 'notAsked', alternative: null };
      return {
        candidateId: id,
        name: person?.name ?? '',
        number,
        room: names.find((room) => room.id === roomId)?.name ?? '',
        needsFamily: needsFamily(person?.birthDate ?? null, now()),
        consent,
        alternative,
        acts: (byCandidate.get(id) ?? []).map((act) => actView(act, accounts)),
      };
    }),
  };
}

function actView(act: Consent, accounts: ReadonlyMap<string, string>): ConsentRow['acts'][number] {
  const { party, microphone, version, at, picturesUntil, representativeName, relation, recordedBy } = act;
  return {
    ...{ party, act: act.act, microphone, version, at: at.getTime(), picturesUntil },
    representative: representativeName ? { name: representativeName, relation: relation ?? '' } : null,
    recordedBy: recordedBy ? (accounts.get(recordedBy) ?? '') : null,
  };
}

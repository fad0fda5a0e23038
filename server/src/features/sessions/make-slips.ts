import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { hangUp } from '../delivery/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import { issueSlips } from './issue-slips.ts';
import { candidatesOfSession, findExam, lockSession, roomsOfSession } from './queries.ts';
import { type Slip, slipSheet } from './slip-sheet.ts';

/**
 * Gives slips to the candidates of a session who have none (or to one, or to all `again`) and lays them out for printing,
 * room after room. The codes exist in this PDF only.
 */
export async function makeSlips(
  { db, bus, secrets, now }: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  asked: { sessionId: string; candidateId?: string; again?: boolean; address: string; by: string },
): Promise<FileReply> {
  const { sessionId, candidateId, again = false, address, by } = asked;
  const { head, slips, candidateIds } = await db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const exam = session && (await findExam(tx, session.examId));
    if (!session || !exam) refuse('notFound');
    const everybody = await candidatesOfSession(tx, sessionId);
    if (everybody.length === 0) refuse('noCandidates');
    const wanted = everybody.filter(({ id, slipHash }) =>
      candidateId ? id === candidateId : again || slipHash === null,
    );
    if (candidateId && wanted.length === 0) refuse('notFound');
    if (wanted.length === 0) refuse('slipsMade');

    const candidateIds = wanted.map(({ id }) => id);
    const codes = await issueSlips({ tx, secrets, now }, { sessionId, by, candidateIds });
    const rooms = new Map((await roomsOfSession(tx, sessionId)).map(({ id, name }) => [id, name]));
    const persons = await personsById(
      tx,
      wanted.map(({ personId }) => personId),
    );
    const classes = await unitsById(
      tx,
      wanted.map(({ classId }) => classId),
    );
    const schools = await unitsById(
      tx,
      [...classes.values()].flatMap(({ parentId }) => parentId ?? []),
    );
    return {
      candidateIds,
      head: { exam: exam.title, subject: exam.subject, session: session.title, startsAt: session.startsAt, address },
      slips: wanted.map(({ id, personId, classId, roomId, number, seat }): Slip => {
        const person = persons.get(personId);
        const schoolClass = classes.get(classId);
        return {
          ...{ number, seat },
          name: person?.name ?? '',
          birthDate: person?.birthDate ?? null,
          className: schoolClass?.name ?? '',
          school: schools.get(schoolClass?.parentId ?? '')?.name ?? '',
          room: rooms.get(roomId) ?? '',
          code: codes.get(id) ?? '',
        };
      }),
    };
  });
  // A new slip ends what the old one began, on pages that are open too.
  hangUp(bus, candidateIds);
  return { name: `Phiếu dự thi - ${head.session}.pdf`, type: 'application/pdf', bytes: await slipSheet(head, slips) };
}

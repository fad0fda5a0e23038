import type { CandidateCard } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { formInRush } from '../papers/index.ts';
import { personInRush, unitInRush } from '../people/index.ts';
import { seatInRush } from '../sessions/index.ts';
import { attemptInRush } from './attempt-queries.ts';
import { clockView, timesBeforeStart, timesOf } from './times.ts';

/** What a candidate sees of themselves, the exam and the time. */
export async function readCandidate(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  candidateId: string,
): Promise<CandidateCard> {
  const seat = await seatInRush(db, candidateId);
  if (!seat) refuse('notFound');
  const { candidate, room, exam } = seat;
  const [form, attempt, person, schoolClass] = await Promise.all([
    formInRush(db, { examId: exam.id, code: candidate.formCode }),
    attemptInRush(db, candidateId),
    personInRush(db, candidate.personId),
    unitInRush(db, candidate.classId),
  ]);
  if (!form) refuse('paperNotReady');
  const school = schoolClass?.parentId ? await unitInRush(db, schoolClass.parentId) : null;
  const at = now();
  return {
    candidateId,
    name: person?.name ?? '',
    number: candidate.number,
    birthDate: person?.birthDate ?? null,
    className: schoolClass?.name ?? '',
    school: school?.name ?? '',
    room: room.name,
    seat: candidate.seat,
    exam: {
      id: exam.id,
      title: exam.title,
      subject: exam.subject,
      durationSeconds: exam.durationSeconds,
      parts: exam.scheme.parts,
      security: exam.security,
      proctoring: exam.proctoring,
    },
    paper: { code: form.code, contentHash: form.contentHash, bytes: form.bytes },
    clock: clockView(attempt ? timesOf(attempt) : timesBeforeStart(seat, at), at),
    endsAt: seat.session.endsAt.getTime() + candidate.pausedMs,
    answerKey: secrets.answerKey,
    consentVersion: candidate.consentVersion,
    attempt: attempt && { id: attempt.id, sealed: attempt.sealedAt !== null },
    resultPublished: exam.state === 'published',
  };
}

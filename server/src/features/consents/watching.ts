import type { Level } from 'proctoring/signals/signal.ts';
import { NOTICE_VERSION } from 'shared/contracts/consents.ts';
import { type Alternative, type CameraConsent, cameraConsentOf, needsFamily } from 'shared/people/camera-consent.ts';
import type { Db, Tx } from '../../db/db.ts';
import { personsById } from '../people/index.ts';
import { relaxedFor } from '../securebrowser/index.ts';
import { asksMicrophone, type Candidate, type Exam, findCandidate, findExam } from '../sessions/index.ts';
import { wordsOf } from './queries.ts';

/** Without consent to the camera only the page is watched. */
const WITHOUT_CAMERA = 1;

export interface Watching {
  readonly examLevel: Level;
  /** What may be measured of this candidate: the exam's level, or less without consent of pupil and family. */
  readonly level: Level;
  readonly consent: CameraConsent;
  /** What somebody has who does without the camera; null where nothing is asked, or all agreed. */
  readonly alternative: Alternative | null;
  /** Whether the microphone is asked for of this candidate: the exam says so, and no accommodation leaves talking out. */
  readonly examListens: boolean;
  /** The pupil's own word on it, whatever the family says. */
  readonly pupilAllowsMicrophone: boolean;
  /** Whether it may be used. */
  readonly listens: boolean;
}

/** What an exam asks for. */
type Asked = Pick<Exam, 'proctoring' | 'listens'>;

export async function watchingOf(
  db: Db | Tx,
  { examId, candidateId }: { examId: string; candidateId: string },
  now: number,
): Promise<Watching> {
  const exam = (await findExam(db, examId)) ?? { proctoring: 0, listens: false };
  const candidate = exam.proctoring > WITHOUT_CAMERA ? await findCandidate(db, candidateId) : null;
  const found = candidate && (await watchingOfAll(db, exam, [candidate], now)).get(candidateId);
  return found ?? withoutCamera({ ...exam, proctoring: Math.min(exam.proctoring, WITHOUT_CAMERA) });
}

/** The same for many candidates of one exam, in two queries; in three where it listens. */
export async function watchingOfAll(
  db: Db | Tx,
  exam: Asked,
  candidates: readonly Pick<Candidate, 'id' | 'personId'>[],
  now: number,
): Promise<Map<string, Watching>> {
  if (exam.proctoring <= WITHOUT_CAMERA) return new Map(candidates.map(({ id }) => [id, withoutCamera(exam)]));
  const examLevel = exam.proctoring as Level;
  const ids = candidates.map(({ id }) => id);
  const words = await wordsOf(db, ids);
  const relaxed = asksMicrophone(exam) ? await relaxedFor(db, ids) : null;
  const persons = await personsById(
    db,
    candidates.map(({ personId }) => personId),
  );
  return new Map(
    candidates.map(({ id, personId }) => {
      const asked = {
        version: NOTICE_VERSION,
        needsFamily: needsFamily(persons.get(personId)?.birthDate ?? null, now),
      };
      const { consent, alternative, microphone } = cameraConsentOf(words.get(id) ?? [], asked);
      const level = consent === 'agreed' ? examLevel : WITHOUT_CAMERA;
      const examListens = relaxed !== null && !relaxed.get(id)?.signals.includes('talking');
      const own = words.get(id)?.find(({ party }) => party === 'pupil');
      const pupilAllowsMicrophone = own?.camera === true && own.microphone && own.version === NOTICE_VERSION;
      const listens = examListens && microphone;
      return [id, { examLevel, level, consent, alternative, examListens, pupilAllowsMicrophone, listens }];
    }),
  );
}

const withoutCamera = ({ proctoring }: Asked): Watching => ({
  examLevel: proctoring as Level,
  level: proctoring as Level,
  consent: 'notAsked',
  alternative: null,
  examListens: false,
  pupilAllowsMicrophone: false,
  listens: false,
});

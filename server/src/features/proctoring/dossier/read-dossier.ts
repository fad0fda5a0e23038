import { and, eq, inArray, isNull } from 'drizzle-orm';
import { basisOf } from 'proctoring/risk/weights.ts';
import { SIGNAL_NAMES, type SignalName, signalOf } from 'proctoring/signals/registry.ts';
import { NOTICE_VERSION } from 'shared/contracts/consents.ts';
import type { Dossier } from 'shared/contracts/proctoring-dossier.ts';
import { REVIEWED_KINDS } from 'shared/contracts/proctoring-review.ts';
import type { Db } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import { attempts } from '../../delivery/index.ts';
import { unitsById } from '../../people/index.ts';
import { asksMicrophone, candidates, findExam, sessionsOfExam } from '../../sessions/index.ts';
import { modelVersions } from '../bundle/model-versions.ts';
import { retentionOf } from '../retention/retention-of.ts';
import { incidents, opinions, signals, snapshots } from '../tables.ts';
import { readCard } from './read-card.ts';

/** The dossier of an exam's proctoring, from settings, code and records as they are now; nothing in it is typed in. */
export async function readDossier({ db, now }: Pick<Deps, 'db' | 'now'>, examId: string): Promise<Dossier> {
  const exam = (await findExam(db, examId)) ?? refuse('notFound');
  const [units, sessions, retention, card] = await Promise.all([
    unitsById(db, [exam.unitId]),
    sessionsOfExam(db, examId),
    retentionOf(db, examId),
    readCard(),
  ]);
  return {
    unit: units.get(exam.unitId)?.name ?? '',
    exam: { title: exam.title, subject: exam.subject },
    level: exam.proctoring,
    listens: asksMicrophone(exam),
    noticeVersion: NOTICE_VERSION,
    sessions: sessions.length,
    candidates: await db.$count(candidates, eq(candidates.examId, examId)),
    models: exam.proctoring >= 2 ? [...modelVersions] : [],
    signals: SIGNAL_NAMES.filter((kind) => isMeasured(kind, exam)).map((kind) => {
      const { name, modality, browsers } = signalOf(kind);
      return { name: name.vi, modality, basis: basisOf(kind), browsers: browsers === 'server' ? null : [...browsers] };
    }),
    card: exam.proctoring >= 2 ? card : null,
    retention,
    records: await recordsOf(db, examId),
    now: now(),
  };
}

function isMeasured(kind: SignalName, { proctoring, listens }: { proctoring: number; listens: boolean }): boolean {
  const { level, asks } = signalOf(kind);
  return level <= proctoring && (asks !== 'microphone' || listens);
}

async function recordsOf(db: Db, examId: string): Promise<Dossier['records']> {
  const own = db.select({ id: attempts.id }).from(attempts).where(eq(attempts.examId, examId));
  const ofExam = and(inArray(incidents.attemptId, own), inArray(incidents.kind, [...REVIEWED_KINDS]));
  const found = db.select({ id: incidents.id }).from(incidents).where(ofExam);
  return {
    signals: await db.$count(signals, inArray(signals.attemptId, own)),
    snapshots: await db.$count(snapshots, inArray(snapshots.attemptId, own)),
    incidents: await db.$count(incidents, ofExam),
    // One that was lifted on appeal is before the council no longer.
    referred: await db.$count(incidents, and(ofExam, eq(incidents.decision, 'referred'), isNull(incidents.liftedAt))),
    opinions: await db.$count(opinions, inArray(opinions.incidentId, found)),
  };
}

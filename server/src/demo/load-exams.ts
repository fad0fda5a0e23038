import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKLIST } from 'shared/bank/life.ts';
import { formCodes } from 'shared/papers/form.ts';
import { seededRandom } from 'shared/papers/random.ts';
import type { Level } from 'shared/questions/draft.ts';
import { Definition, partOf } from 'shared/questions/registry.ts';
import { PRESETS_2025, type Scheme } from 'shared/scoring/scheme.ts';
import type { Tx } from '../db/db.ts';
import type { Deps } from '../deps.ts';
import { addQuestions, keepPicture, takeStep } from '../features/bank/index.ts';
import { readWord } from '../features/bank/word/read-word.ts';
import { type Batch, closeSession, ledgerWriter, openAttempt } from '../features/delivery/index.ts';
import { markFinishedSessions, publishResults } from '../features/grading/index.ts';
import { findUnitPath } from '../features/people/index.ts';
import { addCandidates, createExam, createSession, issueSlips, sealExam } from '../features/sessions/index.ts';
import { Refusal } from '../http/failures.ts';
import type { Staff } from '../http/who.ts';
import { MORE_QUESTIONS } from './more-questions.ts';
import { QUESTIONS_OF_EACH_KIND } from './questions-of-each-kind.ts';
import { sit } from './sit-exam.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface DemoClass {
  readonly classId: string;
  readonly schoolId: string;
  readonly personIds: readonly string[];
}

export interface DemoPlace {
  readonly department: string;
  readonly school: string;
  readonly manager: string;
  readonly teacher: string;
  /** The head of subject, who approves what the teacher wrote. */
  readonly lead: string;
  readonly classes: readonly DemoClass[];
}

/** Fills the demo's bank from a Word paper, lets all pupils sit an exam a fortnight ago, and opens one to try. */
export async function loadExams(deps: Deps, place: DemoPlace): Promise<{ practiceSlips: string[] }> {
  const questions = await loadBank(deps, place);
  await loadFinishedExam(deps, place, questions);
  const practiceSlips = await loadPracticeExam(deps, place, questions);
  return { practiceSlips: [...practiceSlips, ...(await loadKindsExam(deps, place))] };
}

interface BankedQuestion {
  readonly questionId: string;
  readonly version: number;
  readonly part: number;
  readonly definition: Definition;
}

/** The demo's paper names no levels; its head of subject gave them, in the order of the paper: 12, 4 and 6 questions. */
const LEVELS: readonly Level[] = [
  ...(['NB', 'NB', 'NB', 'NB', 'NB', 'TH', 'TH', 'TH', 'TH', 'VD', 'VD', 'VD'] as const),
  ...(['NB', 'NB', 'TH', 'VD'] as const),
  ...(['NB', 'NB', 'TH', 'TH', 'VD', 'VD'] as const),
];

async function loadBank({ db, blobs, now }: Deps, place: DemoPlace): Promise<BankedQuestion[]> {
  const { school, teacher } = place;
  const word = await readWord(readFileSync(join(import.meta.dirname, 'de-kiem-tra-toan-12.docx')));
  const read = word.questions.flatMap(({ definition, part, level, topic }, at) => {
    const parsed = Definition.safeParse(definition);
    return parsed.success ? [{ definition: parsed.data, part, level: level ?? LEVELS[at] ?? null, topic }] : [];
  });
  const banked = await db.transaction(async (tx) => {
    for (const { mime, bytes } of word.pictures) await keepPicture({ tx, blobs }, { unitId: school, mime, bytes });
    const bank = { unitId: school, subject: 'Toán', by: teacher, now: now() };
    const more = MORE_QUESTIONS.map((question) => ({ ...question, topic: null }));
    const all = [...read, ...more];
    return (await addQuestions(tx, bank, all)).map((questionId, at) => ({
      ...(all[at] as (typeof all)[number]),
      ...{ questionId, version: 1 },
    }));
  });
  await review({ db, now }, place, banked);
  // The exams of the demo ask its paper.
  return banked.slice(0, read.length);
}

/** What the teacher wrote is approved by the head of subject: a first draw by a blueprint finds its questions. */
async function review(
  deps: Pick<Deps, 'db' | 'now'>,
  { school, teacher, lead }: DemoPlace,
  banked: readonly Pick<BankedQuestion, 'questionId' | 'version'>[],
): Promise<void> {
  const unitPath = (await findUnitPath(deps.db, school)) ?? '';
  const writer: Staff = { accountId: teacher, name: '', grants: [{ role: 'teacher', unitPath }] };
  const reviewer: Staff = { accountId: lead, name: '', grants: [{ role: 'subjectLead', unitPath }] };
  for (const { questionId, version } of banked) {
    const step = { questionId, version, words: '' };
    await takeStep(deps, { ...step, step: 'submit', checked: [], who: writer });
    await takeStep(deps, { ...step, step: 'approve', checked: [...CHECKLIST], who: reviewer });
  }
}

/** Two rooms, one for each school, filled class by class. */
async function seat(
  tx: Tx,
  {
    examId,
    title,
    startsAt,
    endsAt,
    classes,
  }: { examId: string; title: string; startsAt: number; endsAt: number; classes: readonly DemoClass[] },
  { by, now }: { by: string; now: number },
) {
  const schools = [...new Set(classes.map(({ schoolId }) => schoolId))];
  const { sessionId, roomIds } = await createSession(
    tx,
    {
      examId,
      title,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      rooms: schools.map((unitId, index) => ({ name: `Phòng ${index + 1}`, unitId, seats: 60 })),
    },
    { by, now },
  );
  const taken = new Map<string, number>();
  const seated = classes.flatMap(({ classId, schoolId, personIds }) =>
    personIds.map((personId) => {
      const seatNumber = (taken.get(schoolId) ?? 0) + 1;
      taken.set(schoolId, seatNumber);
      return { personId, classId, roomId: roomIds[schools.indexOf(schoolId)] ?? '', seat: seatNumber };
    }),
  );
  const candidateIds = await addCandidates(tx, { sessionId, examId, codes: formCodes(2), firstNumber: 1 }, seated);
  return { sessionId, candidateIds, seated };
}

const scheme: Scheme = PRESETS_2025[0]?.scheme ?? { parts: [], decimals: 2 };

async function loadFinishedExam(deps: Deps, place: DemoPlace, questions: readonly BankedQuestion[]): Promise<void> {
  const startsAt = morningOf(deps.now() - 14 * DAY);
  let now = startsAt - DAY;
  // The demo's past is made by the product's own use cases, with the clock turned back.
  const then = { ...deps, now: () => now };
  const by = place.manager;
  const random = seededRandom('demo sittings');
  const { examId, sessionId, candidateIds, seated } = await deps.db.transaction(async (tx) => {
    const id = await createExam(
      tx,
      {
        unitId: place.department,
        title: 'Khảo sát chất lượng Toán 12, giữa học kì I',
        subject: 'Toán',
        durationSeconds: 90 * 60,
        scheme,
        security: 'page',
        proctoring: 0,
        items: questions,
      },
      { by, now },
    );
    const times = { startsAt, endsAt: startsAt + 2 * HOUR };
    return {
      examId: id,
      ...(await seat(tx, { examId: id, title: 'Ca 1', ...times, classes: place.classes }, { by, now })),
    };
  });
  await sealExam(then, { examId, codes: 2, by });

  const difficulty = questions.map(() => normal(random));
  const items = questions.map(({ definition }, index) => ({
    id: `q${index + 1}`,
    definition,
    difficulty: difficulty[index] ?? 0,
  }));
  const abilities = new Map(place.classes.map(({ classId }, index) => [classId, 0.7 - 0.35 * index]));
  const sittings: { attempt: string; batch: Batch }[] = [];
  for (const [index, candidateId] of candidateIds.entries()) {
    if (random() < 0.04) continue;
    now = startsAt + Math.round(random() * 120_000);
    const writer = `demo-${String(index).padStart(4, '0')}`;
    const { attempt } = await openAttempt(then, { candidateId, writer, takesOver: false });
    const ability = (abilities.get(seated[index]?.classId ?? '') ?? 0) + normal(random);
    const events = sit(random, { attempt, ability, items, startedAt: now, submits: random() > 0.06 });
    sittings.push({ attempt, batch: { writer, events } });
  }
  now = startsAt + 89 * 60_000;
  const ledger = ledgerWriter(then);
  const outcomes = await Promise.all(sittings.map(({ attempt, batch }) => ledger.append(attempt, batch)));
  for (const outcome of outcomes) if (outcome instanceof Refusal) throw outcome;
  now = startsAt + 2 * HOUR + 60_000;
  await closeSession(then, { sessionId, reason: 'Hết giờ làm bài', by });
  await markFinishedSessions(then);
  now += DAY;
  const who = { accountId: by, name: 'Trần Văn Hùng', grants: [] };
  await publishResults(then, { examId, reason: 'Đã đối chiếu biên bản phòng thi', showAnswers: true, who });
}

/** An exam that stands open, so that a newcomer can sit one at once. Returns the codes of its first slips. */
async function loadPracticeExam(deps: Deps, place: DemoPlace, questions: readonly BankedQuestion[]): Promise<string[]> {
  const { db, now } = deps;
  const by = place.manager;
  const startsAt = now() - 60_000;
  const { examId, sessionId, candidateIds } = await db.transaction(async (tx) => {
    const id = await createExam(
      tx,
      {
        unitId: place.department,
        title: 'Thi thử Toán 12',
        subject: 'Toán',
        durationSeconds: 90 * 60,
        scheme,
        security: 'page',
        proctoring: 1,
        items: questions,
      },
      { by, now: now() },
    );
    const classes = place.classes.slice(0, 1);
    const times = { startsAt, endsAt: startsAt + 365 * DAY };
    return {
      examId: id,
      ...(await seat(tx, { examId: id, title: 'Ca thi thử', ...times, classes }, { by, now: now() })),
    };
  });
  await sealExam(deps, { examId, codes: 2, by });
  const slips = await db.transaction((tx) => issueSlips({ tx, secrets: deps.secrets, now }, { sessionId, by }));
  return candidateIds.slice(0, 3).flatMap((id) => slips.get(id) ?? []);
}

/** An open exam with a question of each kind, for whoever wants to see them. Returns the codes of its first slips. */
async function loadKindsExam(deps: Deps, place: DemoPlace): Promise<string[]> {
  const { db, now } = deps;
  const by = place.manager;
  const startsAt = now() - 60_000;
  const added = QUESTIONS_OF_EACH_KIND.map((definition) => ({
    definition,
    part: partOf(definition),
    level: null,
    topic: null,
  }));
  const { examId, sessionId, candidateIds } = await db.transaction(async (tx) => {
    const bank = { unitId: place.school, subject: 'Tổng hợp', by: place.teacher, now: now() };
    const ids = await addQuestions(tx, bank, added);
    const id = await createExam(
      tx,
      {
        unitId: place.department,
        title: 'Làm thử các dạng câu hỏi',
        subject: 'Tổng hợp',
        durationSeconds: 60 * 60,
        scheme: { parts: [{ part: 1, kind: 'mixed', questions: ids.length, points: 1 }], decimals: 2 },
        security: 'open',
        proctoring: 0,
        items: ids.map((questionId) => ({ questionId, version: 1, part: 1 })),
      },
      { by, now: now() },
    );
    const times = { startsAt, endsAt: startsAt + 365 * DAY };
    const classes = place.classes.slice(1, 2);
    return {
      examId: id,
      ...(await seat(tx, { examId: id, title: 'Ca làm thử', ...times, classes }, { by, now: now() })),
    };
  });
  await sealExam(deps, { examId, codes: 2, by });
  const slips = await db.transaction((tx) => issueSlips({ tx, secrets: deps.secrets, now }, { sessionId, by }));
  return candidateIds.slice(0, 2).flatMap((id) => slips.get(id) ?? []);
}

/** 7:30 in Vietnam (UTC+7) on the day of an instant. */
const morningOf = (at: number) => at - (at % DAY) + HOUR / 2;

/** A standard normal number (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

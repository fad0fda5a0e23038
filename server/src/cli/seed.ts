import { parseArgs } from 'node:util';
import type { ChoiceDefinition } from 'shared/questions/choice/choice.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import type { SurveyForm } from 'shared/survey/form.ts';
import { openBlobs } from '../blobs/open-blobs.ts';
import { readConfig } from '../config.ts';
import { makeFolder } from '../db/make-folder.ts';
import { openDatabase } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { addQuestions } from '../features/bank/index.ts';
import { createAccount, createPerson, createUnit, enrol, isEmpty } from '../features/people/index.ts';
import { addCandidates, createExam, createSession, issueSlips, sealExam } from '../features/sessions/index.ts';
import { makeSurvey, openSurvey } from '../features/surveys/index.ts';
import { openSecrets } from '../secrets.ts';

const HOUR_MS = 3_600_000;
const SCHEME: Scheme = { parts: [{ part: 1, kind: 'choice', questions: 40, points: 0.25 }], decimals: 2 };

const five = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Chưa hài lòng', 'Rất chưa hài lòng'].map((vi, at) => ({
  id: `o${at + 1}`,
  text: { vi },
}));
const asked = { required: true, showIf: null };
/** What parents are asked about a school's services: ten rows of five, a scale, and a word of their own. */
const FORM: SurveyForm = {
  title: { vi: 'Thử tải: mức độ hài lòng của cha mẹ học sinh' },
  introduction: { vi: '' },
  thanks: { vi: '' },
  languages: ['vi'],
  questions: [
    ...Array.from({ length: 10 }, (_, n) => ({
      ...{ kind: 'choice' as const, id: `q${n + 1}`, text: { vi: `Nội dung ${n + 1}` }, options: five, ...asked },
    })),
    {
      kind: 'scale',
      id: 'q11',
      text: { vi: 'Nhìn chung' },
      from: 0,
      to: 10,
      low: { vi: '' },
      high: { vi: '' },
      ...asked,
    },
    { kind: 'text', id: 'q12', text: { vi: 'Ý kiến khác' }, long: true, required: false, showIf: null },
  ],
};

/**
 * `khaothi seed --candidates N [--seats 40]`: an exam that is open now, with N made-up candidates in rooms of so many seats, and
 * an open survey, in an empty database; prints `{ slips, survey, manager }`: the slips' codes, the token of the survey's link, and
 * how its manager signs in. For load tests and rehearsals: it refuses where anybody is already known.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { candidates: { type: 'string', default: '100' }, seats: { type: 'string', default: '40' } },
  });
  const config = readConfig(process.env);
  makeFolder(config.dataDir);
  const secrets = openSecrets(config.secretsFile, config);
  const { db, close } = await openDatabase(config);
  try {
    if (!(await isEmpty(db))) {
      process.stderr.write('Cơ sở dữ liệu đã có dữ liệu. / The database is not empty.\n');
      return 1;
    }
    const deps = { db, secrets, blobs: openBlobs(config), now: Date.now };
    const seeded = await seed(deps, { candidates: Number(values.candidates), seats: Number(values.seats) });
    process.stdout.write(`${JSON.stringify(seeded)}\n`);
    return 0;
  } finally {
    await close();
  }
}

async function seed(
  deps: Pick<Deps, 'db' | 'secrets' | 'blobs' | 'now'>,
  { candidates, seats }: { candidates: number; seats: number },
): Promise<{ slips: string[]; survey: string; manager: { username: string; password: string } }> {
  const now = deps.now();
  const manager = { username: 'tai', password: crypto.randomUUID() };
  const made = await deps.db.transaction(async (tx) => {
    const department = await createUnit(tx, { parentId: null, kind: 'department', code: '15', name: 'Sở GD&ĐT' });
    const school = await createUnit(tx, { parentId: department, kind: 'school', code: 'TAI', name: 'Trường thử tải' });
    const classId = await createUnit(tx, { parentId: school, kind: 'class', code: '12A', name: '12A' });
    const nobody = { personalNumber: null, birthDate: null, sex: null };
    const by = await createAccount(tx, {
      personId: await createPerson(tx, { name: 'Người thử tải', ...nobody }),
      ...manager,
      roles: [{ role: 'manager', unitId: school }],
    });
    const questions = await addQuestions(
      tx,
      { unitId: school, subject: 'Toán', by, now },
      Array.from({ length: 40 }, (_, n) => ({ definition: question(n + 1), part: 1, level: null, topic: null })),
    );
    const examId = await createExam(
      tx,
      {
        unitId: school,
        title: 'Thử tải',
        subject: 'Toán',
        durationSeconds: 2 * 3600,
        scheme: SCHEME,
        security: 'open',
        proctoring: 0,
        items: questions.map((questionId) => ({ questionId, version: 1, part: 1 })),
      },
      { by, now },
    );
    const { sessionId, roomIds } = await createSession(
      tx,
      {
        examId,
        title: 'Ca thử tải',
        startsAt: new Date(now - 60_000),
        endsAt: new Date(now + 4 * HOUR_MS),
        rooms: Array.from({ length: Math.ceil(candidates / seats) }, (_, n) => ({
          name: `Phòng ${n + 1}`,
          unitId: school,
          seats,
        })),
      },
      { by, now },
    );
    const seated: Parameters<typeof addCandidates>[2][number][] = [];
    for (let n = 0; n < candidates; n++) {
      const personId = await createPerson(tx, { name: `Thí sinh ${n + 1}`, ...nobody });
      await enrol(tx, { classId, personId, schoolYear: '2026-2027' });
      seated.push({ personId, classId, roomId: roomIds[Math.floor(n / seats)] ?? '', seat: 1 + (n % seats) });
    }
    await addCandidates(tx, { sessionId, examId, codes: ['101', '102'], firstNumber: 1 }, seated);
    const slips = await issueSlips({ tx, secrets: deps.secrets, now: deps.now }, { sessionId, by });
    return { examId, by, school, slips: [...slips.values()] };
  });
  await sealExam(deps, { examId: made.examId, codes: 2, by: made.by });
  const { id: surveyId, token } = await makeSurvey(deps, { unitId: made.school, form: FORM, by: made.by });
  await openSurvey(deps, { surveyId, by: made.by });
  return { slips: made.slips, survey: token, manager };
}

function question(n: number): ChoiceDefinition {
  const options = ['a', 'b', 'c', 'd'].map((id, place) => ({ id, content: plainText(String(n + place)) }));
  return { kind: 'choice', stem: plainText(`${n} cộng 1 bằng mấy?`), options, key: 'b' };
}

import { parseArgs } from 'node:util';
import type { ChoiceDefinition } from 'shared/questions/choice/choice.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import { openBlobs } from '../blobs/open-blobs.ts';
import { readConfig } from '../config.ts';
import { makeFolder } from '../db/make-folder.ts';
import { openDatabase } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { addQuestions } from '../features/bank/index.ts';
import { createAccount, createPerson, createUnit, enrol, isEmpty } from '../features/people/index.ts';
import { addCandidates, createExam, createSession, issueSlips, sealExam } from '../features/sessions/index.ts';
import { openSecrets } from '../secrets.ts';

const HOUR_MS = 3_600_000;
const SEATS = 40;
const SCHEME: Scheme = { parts: [{ part: 1, kind: 'choice', questions: 40, points: 0.25 }], decimals: 2 };

/**
 * `khaothi seed --candidates N`: an exam that is open now, with N made-up candidates, in an empty database; prints
 * `{ slips }`. For load tests and rehearsals: it refuses where anybody is already known.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { candidates: { type: 'string', default: '100' } } });
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
    const slips = await seed(deps, Number(values.candidates));
    process.stdout.write(`${JSON.stringify({ slips })}\n`);
    return 0;
  } finally {
    await close();
  }
}

async function seed(deps: Pick<Deps, 'db' | 'secrets' | 'blobs' | 'now'>, candidates: number): Promise<string[]> {
  const now = deps.now();
  const made = await deps.db.transaction(async (tx) => {
    const department = await createUnit(tx, { parentId: null, kind: 'department', code: '15', name: 'Sở GD&ĐT' });
    const school = await createUnit(tx, { parentId: department, kind: 'school', code: 'TAI', name: 'Trường thử tải' });
    const classId = await createUnit(tx, { parentId: school, kind: 'class', code: '12A', name: '12A' });
    const nobody = { personalNumber: null, birthDate: null, sex: null };
    const by = await createAccount(tx, {
      personId: await createPerson(tx, { name: 'Người thử tải', ...nobody }),
      username: 'tai',
      // Nobody signs in with this account: its password is thrown away.
      password: crypto.randomUUID(),
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
        rooms: Array.from({ length: Math.ceil(candidates / SEATS) }, (_, n) => ({
          name: `Phòng ${n + 1}`,
          unitId: school,
          seats: SEATS,
        })),
      },
      { by, now },
    );
    const seated: Parameters<typeof addCandidates>[2][number][] = [];
    for (let n = 0; n < candidates; n++) {
      const personId = await createPerson(tx, { name: `Thí sinh ${n + 1}`, ...nobody });
      await enrol(tx, { classId, personId, schoolYear: '2026-2027' });
      seated.push({ personId, classId, roomId: roomIds[Math.floor(n / SEATS)] ?? '', seat: 1 + (n % SEATS) });
    }
    await addCandidates(tx, { sessionId, examId, codes: ['101', '102'], firstNumber: 1 }, seated);
    const slips = await issueSlips({ tx, secrets: deps.secrets, now: deps.now }, { sessionId, by });
    return { examId, by, slips: [...slips.values()] };
  });
  await sealExam(deps, { examId: made.examId, codes: 2, by: made.by });
  return made.slips;
}

function question(n: number): ChoiceDefinition {
  const options = ['a', 'b', 'c', 'd'].map((id, place) => ({ id, content: plainText(String(n + place)) }));
  return { kind: 'choice', stem: plainText(`${n} cộng 1 bằng mấy?`), options, key: 'b' };
}

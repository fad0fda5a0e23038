import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import type { BankFilter } from 'shared/contracts/bank-questions.ts';
import { GRADES, SUBJECT_NAMES, topicsOfSubject } from 'shared/curriculum/outline.ts';
import { spreadOver } from 'shared/papers/blueprint.ts';
import { seededRandom } from 'shared/papers/random.ts';
import { plainText, type RichText } from 'shared/questions/content.ts';
import { LEVELS } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { readConfig } from '../config.ts';
import { type Db, rowsOf } from '../db/db.ts';
import { openDatabase } from '../db/open.ts';
import {
  addQuestions,
  bankReader,
  countByTopic,
  type NewQuestion,
  searchQuestions,
  twinRadar,
} from '../features/bank/index.ts';
import { createAccount, createPerson, createUnit, isEmpty } from '../features/people/index.ts';
import { drawForExam } from '../features/sessions/index.ts';
import { newSecrets, secretsOf } from '../secrets.ts';

const BENCHMARK_ACCOUNT = { username: 'thu-tai', password: 'ngan-hang-thu-tai' };
const SCHOOLS = 40;
const BATCH = 2_000;

/**
 * `khaothi bank benchmark [--questions 200000] [--rounds 15] [--json]`: fills an empty database with made-up questions of
 * all subjects, spread over a province, and measures searches as a teacher and as the department ask them, the twin radar and a
 * draw. Account `thu-tai` with the password `ngan-hang-thu-tai` opens its pages.
 */
export async function benchmark(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      questions: { type: 'string', default: '200000' },
      rounds: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
    },
  });
  const database = await openDatabase(readConfig(process.env));
  try {
    const { db } = database;
    const has = await countOf(db);
    if (has === 0 && !(await isEmpty(db))) {
      process.stderr.write('Cơ sở dữ liệu đã có dữ liệu khác. / The database holds something else.\n');
      return 1;
    }
    if (has === 0) await fill(db, Number(values.questions));
    const figures = await measure(db, Number(values.rounds));
    process.stdout.write(
      values.json ? `${JSON.stringify({ questions: await countOf(db), ...figures })}\n` : inWords(figures),
    );
    return 0;
  } finally {
    await database.close();
  }
}

async function countOf(db: Db): Promise<number> {
  const [row] = await rowsOf<{ n: string }>(db, sql`SELECT count(*) AS n FROM questions`);
  return Number(row?.n ?? 0);
}

async function fill(db: Db, wanted: number): Promise<void> {
  const units = await db.transaction(async (tx) => {
    const root = await createUnit(tx, { parentId: null, kind: 'department', code: '15', name: 'Sở thử tải' });
    const ids = [root];
    for (let n = 1; n <= SCHOOLS; n++)
      ids.push(await createUnit(tx, { parentId: root, kind: 'school', code: `T${n}`, name: `Trường ${n}` }));
    return ids;
  });
  const random = seededRandom('bank-benchmark');
  const [root = ''] = units;
  const personId = await db.transaction((tx) =>
    createPerson(tx, { name: 'Người thử tải', personalNumber: null, birthDate: null, sex: null }),
  );
  // Somebody who can open the pages of this bank: `client/e2e/bank-scroll.ts`.
  const by = await db.transaction((tx) =>
    createAccount(tx, { personId, ...BENCHMARK_ACCOUNT, roles: [{ role: 'subjectLead', unitId: root }] }),
  );
  const begun = Date.UTC(2020, 8, 5);
  for (let at = 0; at < wanted; at += BATCH) {
    // One subject and unit a batch, as files come: neighbours in time are alike, which is what makes a list by age hard.
    const subject = pick(SUBJECT_NAMES.slice(0, 15), random);
    const unitId = pick(units, random);
    const some = Array.from({ length: Math.min(BATCH, wanted - at) }, (_, n) => question(subject, at + n, random));
    await db.transaction((tx) => addQuestions(tx, { unitId, subject, by, now: begun + at * 100_000 }, some));
    process.stderr.write(`\r${at + some.length} / ${wanted}`);
  }
  process.stderr.write('\n');
  // Every tenth is the department's or opened to the province; what was approved and used is spread over all.
  await db.execute(sql`UPDATE questions SET state = 'approved', uses = 1 WHERE get_byte(uuid_send(id), 15) < 128`);
  await db.execute(sql`UPDATE questions SET sharing = 'province', open_to = ${units[0]}::uuid, state = 'approved'
    WHERE get_byte(uuid_send(id), 14) < 26`);
  await db.execute(sql`VACUUM ANALYZE questions`);
  await db.execute(sql`VACUUM ANALYZE question_versions`);
  await db.execute(sql`VACUUM ANALYZE question_sketches`);
}

/** Words as often as people use them: a few very common, many rare. */
const COMMON =
  'cho của là và trong có các một được với hàm số đồ thị khẳng định nào sau đây đúng sai tính giá trị'.split(' ');
const RARE = Array.from({ length: 3_000 }, (_, n) => `tu${n.toString(36)}`);

function question(subject: string, n: number, random: () => number): NewQuestion {
  const grade = pick(GRADES, random);
  const topics = topicsOfSubject(subject).filter((topic) => topic.grade === grade);
  const topic = topics.length > 0 ? pick(topics, random) : null;
  return {
    definition: definition(n, topic?.name ?? subject, random),
    part: 1,
    level: pick(LEVELS, random),
    grade,
    topicId: topic?.id ?? null,
    topic: topic?.name ?? null,
    tags: random() < 0.3 ? [`hk${1 + Math.floor(random() * 2)}`] : [],
  };
}

function definition(n: number, topic: string, random: () => number): Definition {
  const words = (count: number) =>
    Array.from({ length: count }, () => (random() < 0.6 ? pick(COMMON, random) : pick(RARE, random))).join(' ');
  const latex = `\\frac{${n % 97}x+${n % 13}}{x^2-${n % 31}}`;
  const stem: RichText = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: `${topic}: ${words(25)} ` },
        { type: 'math', latex },
      ],
    },
  ];
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, content: plainText(words(5)) }));
  return { kind: 'choice', stem, options, key: 'a' };
}

/** What people look for: often and seldom words, formulas, places in the tree, and nothing at all. */
const SEARCHES: Readonly<Record<string, BankFilter>> = {
  'all of it': {},
  'one common word': { text: 'ham so' },
  'common words, none of them narrow': { text: 'khang dinh nao sau day dung' },
  'one rare word': { text: 'tu1a3' },
  'a word half typed': { text: 'tu1' },
  'a phrase': { text: '"hàm số đồ thị"' },
  'a formula': { text: '$\\frac{12x+5}{x^2-7}$' },
  'a sign that most formulas have': { text: '\\frac' },
  'subject, grade and level': { subject: 'Toán', grade: 12, levels: 'VD,VDC' },
  topic: { topicId: 'toan/12' },
  'topic, level and words': { topicId: 'vat-li/11', level: 'VD', text: 'do thi' },
  'subject and a rare word': { subject: 'Hóa học', text: 'tuz' },
  'tag and state': { tag: 'hk1', state: 'approved', use: 'used' },
  'what others opened': { from: 'shared', subject: 'Sinh học' },
  'common word where it never stands': { subject: 'Đạo đức', text: 'cho' },
  'nothing that fits': { subject: 'Toán', grade: 1, text: 'tu1a3 tu2b4' },
};

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly searches: readonly { name: string; as: string; p50: number; p95: number; found: number }[];
  readonly treeMs: number;
  /** A page of the twin radar: a hundred questions against all. */
  readonly radar: { readonly p50: number; readonly p95: number };
  readonly draw: { readonly p50: number; readonly p95: number };
}

async function measure(db: Db, rounds: number): Promise<Figures> {
  const [root] = await rowsOf<{ id: string }>(db, sql`SELECT id FROM units WHERE parent_id IS NULL`);
  const [school] = await rowsOf<{ id: string }>(db, sql`SELECT id FROM units WHERE code = 'T7'`);
  const readers = {
    department: await bankReader(db, crypto.randomUUID(), root?.id ?? ''),
    teacher: await bankReader(db, crypto.randomUUID(), school?.id ?? ''),
  };
  const all: number[] = [];
  const searches: Figures['searches'][number][] = [];
  for (const [as, reader] of Object.entries(readers))
    for (const [name, filter] of Object.entries(SEARCHES)) {
      const took: number[] = [];
      let found = 0;
      for (let round = 0; round < rounds; round++) {
        const begun = performance.now();
        const { total } = await searchQuestions(db, reader, { ...filter, limit: 30 });
        took.push(performance.now() - begun);
        found = total ?? 0;
      }
      all.push(...took);
      searches.push({ name, as, p50: at(took, 0.5), p95: at(took, 0.95), found });
    }
  const treeMs = await timed(() => countByTopic(db, readers.department));
  const radar: number[] = [];
  let after: string | undefined;
  const who = {
    accountId: crypto.randomUUID(),
    name: '',
    grants: [{ role: 'manager', unitPath: root?.id ?? '' }],
  } as const;
  for (let page = 0; page < rounds; page++)
    radar.push(
      await timed(async () => {
        after = (await twinRadar(db, who, { unitIds: 'all', after })).next ?? undefined;
      }),
    );
  const draws: number[] = [];
  const secrets = secretsOf(newSecrets());
  for (let round = 0; round < rounds; round++)
    draws.push(
      await timed(() => drawForExam({ db, secrets }, who, { ...DRAW, unitId: root?.id ?? '', seed: String(round) })),
    );
  return {
    ...{ p50: at(all, 0.5), p95: at(all, 0.95), searches, treeMs },
    radar: { p50: at(radar, 0.5), p95: at(radar, 0.95) },
    draw: { p50: at(draws, 0.5), p95: at(draws, 0.95) },
  };
}

/** A paper of 40 choice questions over four places of mathematics, by the reference shares of the levels. */
const SCHEME = { parts: [{ part: 1, kind: 'choice' as const, questions: 40, points: 0.25 }], decimals: 2 };
const PLACES = topicsOfSubject('Toán')
  .filter(({ grade }) => grade === 12)
  .slice(0, 4)
  .map(({ id, name }) => ({ topicId: id, topic: name }));
const DRAW = {
  ...{ subject: 'Toán', scheme: SCHEME, kept: [], not: [], apart: true, alsoUnreviewed: false },
  blueprint: { scale: 'three' as const, rows: spreadOver(SCHEME, 'three', PLACES), seed: null },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun);
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10;
}

function inWords({ p50, p95, searches, treeMs, radar, draw }: Figures): string {
  const lines = searches.map(
    (one) => `${one.as.padEnd(11)}${one.name.padEnd(40)}${one.p50} ms / ${one.p95} ms (${one.found})`,
  );
  const others = `tree: ${treeMs} ms\ntwin radar: ${radar.p50} ms / ${radar.p95} ms\ndraw: ${draw.p50} ms / ${draw.p95} ms`;
  return `${lines.join('\n')}\n${others}\nall searches: p50 ${p50} ms, p95 ${p95} ms\n`;
}

const pick = <T>(among: readonly T[], random: () => number): T => among[Math.floor(random() * among.length)] as T;

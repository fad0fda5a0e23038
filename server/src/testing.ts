import type { FastifyInstance, InjectOptions } from 'fastify';
import { NOTICE_VERSION } from 'shared/contracts/consents.ts';
import type { AnyEndpoint, BodyOf, ParamsOf, QueryOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { Role } from 'shared/people/abilities.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { PRESETS_2025, type Scheme } from 'shared/scoring/scheme.ts';
import { buildApp } from './app.ts';
import { memoryBlobs } from './blobs/blobs.ts';
import { inProcessBus } from './bus/bus.ts';
import { readConfig } from './config.ts';
import type { Database, Db } from './db/db.ts';
import { freshDatabase } from './db/testing.ts';
import type { Deps } from './deps.ts';
import { addQuestions } from './features/bank/index.ts';
import { recordFamilyConsent } from './features/consents/index.ts';
import { createAccount, createPerson, createUnit, enrol } from './features/people/index.ts';
import { addCandidates, createExam, createSession, issueSlips, sealExam } from './features/sessions/index.ts';
import { newSecrets, secretsOf } from './secrets.ts';

/** The built product on a fresh database, with a clock that the test turns. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly deps: Omit<Deps, 'log'>;
  readonly database: Database;
  /** Moves the clock. */
  pass(ms: number): void;
  /** Sends a request as a page would; cookies of `as` go along. */
  call<E extends AnyEndpoint>(endpoint: E, input?: CallInput<E>): Promise<TestReply<E>>;
  close(): Promise<void>;
}

interface CallInput<E extends AnyEndpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
  /** Cookies, as a sign-in gave them. */
  readonly as?: string;
  readonly headers?: Record<string, string>;
  /** A multipart file for endpoints that take one. */
  readonly file?: { name: string; bytes: Uint8Array; fields?: Record<string, string> };
}

export interface TestReply<E extends AnyEndpoint> {
  readonly status: number;
  readonly value: ReplyOf<E>;
  readonly error: { code: string; details: Record<string, unknown>; sentence: string } | undefined;
  readonly bytes: Buffer;
  readonly headers: Record<string, unknown>;
  /** Cookies that the reply set, ready for `as`. */
  readonly cookies: string;
}

export async function startTestApp(
  startAt = Date.UTC(2026, 10, 23, 0, 0, 0),
  secrets = newSecrets(),
  { runs = false, through = (db) => db }: { runs?: boolean; through?: (db: Db) => Db } = {},
): Promise<TestApp> {
  const database = await freshDatabase();
  let passed = startAt;
  const begunAt = performance.now();
  // Beside a process of its own the clock goes on by itself too.
  const now = () => Math.round(passed + (runs ? performance.now() - begunAt : 0));
  const deps = {
    db: through(database.db),
    bus: inProcessBus((error) => {
      throw error;
    }),
    blobs: memoryBlobs(),
    secrets: secretsOf(secrets),
    config: readConfig({ LOG_LEVEL: process.env.LOG_LEVEL ?? 'error', PUBLIC_URL: 'http://thi.test' }),
    now,
  };
  const app = await buildApp(deps);
  return {
    app,
    deps,
    database,
    pass(ms) {
      passed += ms;
    },
    async call(endpoint, input = {}) {
      const reply = await app.inject(requestOf(endpoint, input as CallInput<AnyEndpoint>));
      const isJson = String(reply.headers['content-type']).startsWith('application/json');
      const body = isJson ? reply.json() : undefined;
      return {
        status: reply.statusCode,
        value: body,
        error: body?.error,
        bytes: reply.rawPayload,
        headers: reply.headers,
        cookies: reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      };
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}

function requestOf(endpoint: AnyEndpoint, input: CallInput<AnyEndpoint>): InjectOptions {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const headers: Record<string, string> = { 'x-khaothi': '1', cookie: input.as ?? '', ...input.headers };
  const request: InjectOptions = {
    method: endpoint.method,
    url: path,
    query: input.query as Record<string, string>,
    headers,
  };
  if (!input.file) return input.body === undefined ? request : { ...request, payload: input.body as object };
  const boundary = '----khaothi';
  const parts = Object.entries(input.file.fields ?? {}).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${input.file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    ...request,
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      input.file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

/** A school with one account of each role given; signs in and returns the cookies by role. */
export async function seedSchool(
  { deps, call }: TestApp,
  roles: readonly Role[] = ['manager', 'teacher', 'invigilator'],
) {
  const { signIn } = await import('shared/contracts/people.ts');
  const made = await deps.db.transaction(async (tx) => {
    const root = await createUnit(tx, { parentId: null, kind: 'department', code: '15', name: 'Sở GD&ĐT Lào Cai' });
    const school = await createUnit(tx, { parentId: root, kind: 'school', code: 'TH1', name: 'THPT số 1' });
    const classId = await createUnit(tx, { parentId: school, kind: 'class', code: '12A1', name: '12A1' });
    const accounts = new Map<Role, string>();
    for (const role of roles) {
      const personId = await createPerson(tx, {
        name: `Nguyễn Thị ${role}`,
        personalNumber: null,
        birthDate: null,
        sex: null,
      });
      accounts.set(
        role,
        await createAccount(tx, { personId, username: role, password: PASSWORD, roles: [{ role, unitId: school }] }),
      );
    }
    return { root, school, classId, accounts };
  });
  const cookies = new Map<Role, string>();
  for (const role of roles)
    cookies.set(role, (await call(signIn, { body: { username: role, password: PASSWORD } })).cookies);
  return {
    ...made,
    /** Cookies of the account with this role. */
    as(role: Role): string {
      return cookies.get(role) ?? '';
    },
    accountOf(role: Role): string {
      return made.accounts.get(role) ?? '';
    },
  };
}
const PASSWORD = 'mot-mat-khau-de-thu';

export type TestSchool = Awaited<ReturnType<typeof seedSchool>>;

/** Three questions, one of each kind. The planted keys are "o2", Đ S Đ S and -1,5. */
export const SAMPLE_QUESTIONS: readonly Definition[] = [
  {
    kind: 'choice',
    stem: plainText('Hai cộng hai bằng mấy?'),
    options: ['ba', 'bốn', 'năm', 'sáu'].map((text, index) => ({ id: `o${index + 1}`, content: plainText(text) })),
    key: 'o2',
    solution: plainText('LOI-GIAI-BI-MAT'),
  },
  {
    kind: 'trueFalseGroup',
    stem: plainText('Xét các mệnh đề sau.'),
    statements: [true, false, true, false].map((key, index) => ({
      id: `s${index + 1}`,
      content: plainText(`Mệnh đề ${index + 1}`),
      key,
    })),
  },
  { kind: 'shortAnswer', stem: plainText('Nghiệm của 2x + 3 = 0 là?'), accepted: ['-1,5'] },
];

export const SAMPLE_SCHEME: Scheme = {
  parts: (PRESETS_2025[0]?.scheme.parts ?? []).map((part) => ({ ...part, questions: 1 })),
  decimals: 2,
};

/** A sealed exam of `SAMPLE_QUESTIONS` (or of `questions`, in one part of any kinds, a point each) in two codes, a session that starts in an hour, one room, and slips. */
export async function seedExam(
  { deps }: TestApp,
  school: TestSchool,
  {
    candidates = 2,
    proctoring = 0,
    security = 'open',
    questions,
    families = proctoring > 1,
    movesFreely = false,
  }: {
    candidates?: number;
    proctoring?: number;
    security?: 'open' | 'page' | 'seb';
    questions?: readonly Definition[];
    /** Whether the families' forms agree to the camera. */
    families?: boolean;
    /** Whether another machine goes on without an unlock. */
    movesFreely?: boolean;
  } = {},
) {
  const by = school.accountOf('manager');
  const { now } = deps;
  const partOfItem = (index: number) => (questions ? 1 : index + 1);
  const scheme: Scheme = questions
    ? { parts: [{ part: 1, kind: 'mixed', questions: questions.length, points: 1 }], decimals: 2 }
    : SAMPLE_SCHEME;
  const made = await deps.db.transaction(async (tx) => {
    const questionIds = await addQuestions(
      tx,
      { unitId: school.school, subject: 'Toán', by, now: now() },
      (questions ?? SAMPLE_QUESTIONS).map((definition, index) => ({
        ...{ definition, part: partOfItem(index), level: null, topic: null },
      })),
    );
    const examId = await createExam(
      tx,
      {
        unitId: school.school,
        title: 'Kiểm tra thử',
        subject: 'Toán',
        durationSeconds: 90 * 60,
        scheme,
        security,
        proctoring,
        items: questionIds.map((questionId, index) => ({ questionId, version: 1, part: partOfItem(index) })),
      },
      { by, now: now() },
    );
    const startsAt = new Date(now() + 3_600_000);
    const { sessionId, roomIds } = await createSession(
      tx,
      {
        examId,
        title: 'Ca 1',
        startsAt,
        endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
        movesFreely,
        rooms: [{ name: 'Phòng 1', unitId: school.school, seats: 1_000 }],
      },
      { by, now: now() },
    );
    const roomId = roomIds[0] ?? '';
    const seated: { personId: string; classId: string; roomId: string; seat: number }[] = [];
    for (let seat = 1; seat <= candidates; seat++) {
      const personId = await createPerson(tx, {
        name: `Giàng A Páo ${seat}`,
        personalNumber: String(10_209_000_000 + seat).padStart(12, '0'),
        birthDate: '2009-03-04',
        sex: 'male',
      });
      await enrol(tx, { classId: school.classId, personId, schoolYear: '2026-2027' });
      seated.push({ personId, classId: school.classId, roomId, seat });
    }
    const candidateIds = await addCandidates(tx, { sessionId, examId, codes: ['101', '102'], firstNumber: 1 }, seated);
    const slips = await issueSlips({ tx, secrets: deps.secrets, now }, { sessionId, by });
    return {
      examId,
      sessionId,
      roomId,
      candidateIds,
      slips: candidateIds.map((id) => slips.get(id) ?? ''),
      questionIds,
    };
  });
  await sealExam(deps, { examId: made.examId, codes: 2, by });
  if (families)
    await recordFamilyConsent(deps, {
      ...{ sessionId: made.sessionId, rooms: new Set([made.roomId]), by },
      said: {
        ...{ candidateIds: made.candidateIds, version: NOTICE_VERSION, act: 'given' },
        ...{ representative: null, form: 'Cặp phiếu 12A1' },
      },
    });
  return made;
}

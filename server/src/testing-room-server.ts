import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import { appendEvents, candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import type { AnyEndpoint, BodyOf, ParamsOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { signIn } from 'shared/contracts/people.ts';
import { makeRoomServer, readRoomLink } from 'shared/contracts/room-servers.ts';
import { ledgerOf } from './features/delivery/index.ts';
import { newSecrets } from './secrets.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from './testing.ts';

/** A line between two servers that a test cuts, stalls and mends. "Up" is from who dials. */
export interface Line {
  readonly origin: string;
  /** Both ways at once, as a pulled cable with a switch behind it: connections end. */
  cut(): void;
  /** Cuts by itself in the middle of what goes one way, after so many bytes more. */
  cutAfter(bytes: number, way?: 'up' | 'down'): void;
  /** Half-open: what goes one way vanishes, and nobody is told; connections stay. */
  stall(way: 'up' | 'down'): void;
  /** Lets new connections through again; those that were stalled stay dead, as they do in life. */
  mend(): void;
  /** Bytes that have gone up so far. */
  passed(): number;
  /** Addresses that were asked for so far, in order: "POST /api/room-server/report". */
  asked(): readonly string[];
  close(): Promise<void>;
}

const ENDLESS = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };

/** Opens a line to a port of this machine. */
async function openLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  let isCut = false;
  let isStalled = { up: false, down: false };
  let passed = 0;
  let left = { ...ENDLESS };
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(port, '127.0.0.1');
    // Those that meet a stall stay dead.
    const dead = { up: isStalled.up, down: isStalled.down };
    const carry = (way: 'up' | 'down', from: Socket, to: Socket) => {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (bytes: Buffer) => {
        dead[way] ||= isStalled[way];
        if (dead[way]) return;
        const going = bytes.subarray(0, Math.min(bytes.length, left[way]));
        left[way] -= going.length;
        if (way === 'up') {
          passed += going.length;
          asked.push(
            ...[...going.toString('latin1').matchAll(/^([A-Z]+ \/api\S*) HTTP/gm)].map(([, said]) => said ?? ''),
          );
        }
        to.write(going);
        if (left[way] <= 0) cut();
      });
    };
    carry('up', near, far);
    carry('down', far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    cutAfter(bytes, way = 'up') {
      left[way] = bytes;
    },
    stall(way) {
      isStalled[way] = true;
    },
    mend() {
      isCut = false;
      isStalled = { up: false, down: false };
      left = { ...ENDLESS };
    },
    passed: () => passed,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The server of a room as a process of its own, started as on a laptop: `khaothi serve --room …`. */
export interface RoomProcess {
  readonly origin: string;
  /** What it wrote on its terminal. */
  said(): string;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** kill -9 of the server alone, where this process keeps it running (Linux). */
  killServer(): void;
}

/** @throws Error where it ends before it listens, with what it said */
export async function startRoom(
  folder: string,
  enrolment: readonly string[] = [],
  { keeps = false, port = 0 }: { keeps?: boolean; port?: number } = {},
): Promise<RoomProcess> {
  const child = fork(
    new URL('./cli/main.ts', import.meta.url),
    ['serve', '--room', ...(keeps ? [] : ['--once']), ...enrolment],
    {
      env: { PATH: process.env.PATH, DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error' },
      execArgv: ['--import', new URL('../../scripts/prepare/follow-parent.mjs', import.meta.url).href],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      said += text;
    });
  const { ready } = await listening(child, () => said);
  return {
    origin: ready.replace('localhost', '127.0.0.1'),
    said: () => said,
    killServer() {
      for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL');
    },
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** Processes that another has begun and that still run. */
function childrenOf(parent: number): number[] {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .split(' ')
    .filter((pid) => pid !== '')
    .map(Number);
}

function listening(child: ChildProcess, said: () => string): Promise<{ ready: string }> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as { ready: string }));
    // Behind its last word.
    child.once('close', (code) =>
      reject(new Error(`the room's server ended with ${code} before it listened: ${said()}`)),
    );
  });
}

/** Sends a request as a page would, to a server that listens. */
export async function ask<E extends AnyEndpoint>(
  origin: string,
  endpoint: E,
  {
    as = '',
    params,
    body,
    file,
  }: { as?: string; params?: ParamsOf<E>; body?: BodyOf<E>; file?: { name: string; bytes: Uint8Array } } = {},
): Promise<{ status: number; value: ReplyOf<E>; code: string | undefined; as: string }> {
  const named = (params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => named[name] ?? '');
  const reply = await fetch(`${origin}${path}`, {
    method: endpoint.method,
    headers: { 'x-khaothi': '1', cookie: as, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(file && { body: formOf(file) }),
  });
  const value = (await reply.json()) as ReplyOf<E> & { error?: { code: string } };
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { status: reply.status, value, code: value.error?.code, as: cookies.join('; ') || as };
}

function formOf({ name, bytes }: { name: string; bytes: Uint8Array }): FormData {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  return form;
}

/** Asks again until the answer is there. @throws Error after a minute and a half, with what was asked for */
export async function until<T>(what: string, look: () => Promise<T | null | false | undefined>): Promise<T> {
  const end = performance.now() + 90_000;
  while (performance.now() < end) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for: ${what}`);
}

/** An exam that a room's server keeps, in two processes with a line between them; an hour before the start. */
export interface RoomSession {
  readonly province: TestApp;
  readonly school: TestSchool;
  readonly exam: Awaited<ReturnType<typeof seedExam>>;
  readonly line: Line;
  /** The laptop's data. */
  readonly folder: string;
  /** Cookies of who watches at the room's own server. */
  readonly invigilator: string;
  room(): RoomProcess;
  /** The id of a candidate's attempt, by place in `exam`. */
  attemptOf(place: number): string;
  /** What the province has of a candidate's ledger. */
  kept(place: number): Promise<ChainedEvent[]>;
  /** How the room's line stands, as its invigilator reads it. */
  link(): Promise<ReplyOf<typeof readRoomLink>['link']>;
  /** Whether every answer that the room took is acknowledged. */
  isUp(): Promise<boolean>;
  /** kill -9, and started again, with a code where it enrols anew. */
  restart(code?: string): Promise<void>;
  /** Makes a code for the server of its room. */
  makeCode(): Promise<string>;
  close(): Promise<void>;
}

export async function openRoomSession(options: Parameters<typeof seedExam>[2]): Promise<RoomSession> {
  const prepared = await prepareRoomSession(options);
  const { line, folder, makeCode } = prepared;
  const enrol = async (code: string) => startRoom(folder, ['--province', line.origin, '--code', code]);
  let room = await enrol(await makeCode());
  const invigilator = await signInAtRoom(room);
  const { province, exam } = prepared;
  const attemptOf = (place: number) => attemptIdOf(exam.candidateIds[place] ?? '');
  const link = async () => (await ask(room.origin, readRoomLink, { as: invigilator })).value.link;
  return {
    ...prepared,
    invigilator,
    room: () => room,
    attemptOf,
    kept: (place) => ledgerOf(province.deps.db, attemptOf(place)),
    link,
    isUp: async () => (await link())?.waiting === 0,
    async restart(code) {
      await room.kill();
      room = await (code === undefined ? startRoom(folder) : enrol(code));
    },
    async close() {
      await room.kill();
      await prepared.close();
    },
  };
}

/** Signs the invigilator in whose password a room's server has just said. Returns the cookies. */
export async function signInAtRoom(room: RoomProcess): Promise<string> {
  const password = /mật khẩu: (\S+)/.exec(room.said())?.[1] ?? '';
  return (await ask(room.origin, signIn, { body: { username: 'giamthi', password } })).as;
}

/** The same before any laptop is enrolled. */
export async function prepareRoomSession(options: Parameters<typeof seedExam>[2]) {
  const province = await startTestApp(Date.now(), newSecrets(), { runs: true });
  const school = await seedSchool(province, ['manager', 'invigilator']);
  // What goes between the two servers is looked at here, and no invigilator of the province is asked for it.
  const exam = await seedExam(province, school, { movesFreely: true, ...options });
  await province.app.listen({ port: 0, host: '127.0.0.1' });
  const line = await openLine((province.app.server.address() as AddressInfo).port);
  const folder = mkdtempSync(join(tmpdir(), 'khaothi-room-'));
  return {
    ...{ province, school, exam, line, folder },
    async makeCode() {
      const { value } = await province.call(makeRoomServer, {
        as: school.as('manager'),
        params: { sessionId: exam.sessionId },
        body: { name: 'Phòng 1', roomIds: [exam.roomId] },
      });
      return value.code;
    },
    async close() {
      await line.close();
      await province.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A candidate signs in at a server and opens the paper, as soon as it opens. */
export async function enter(origin: string, slip: string, writer = 'page-one') {
  const { as } = await ask(origin, candidateSignIn, { body: { code: slip } });
  const opening = await until('the paper opens', async () => {
    const opened = await ask(origin, openAttempt, { as, body: { writer } });
    if (opened.code === 'consentNeeded')
      await ask(origin, giveConsent, { as, body: { version: NOTICE_VERSION, camera: false } });
    return opened.status === 200 && opened.value;
  });
  return { as, opening };
}

/** So many answers to the first question, chained from the attempt's beginning. */
export function answers(attempt: string, count: number): ChainedEvent[] {
  return chain(
    genesis(attempt),
    Array.from({ length: count }, (_, at) => ({
      ...{ kind: 'answer' as const, item: 'q1', response: `o${1 + (at % 4)}` },
      ...{ seq: at + 1, at: 1_000 + at },
    })),
  );
}

/** A page sends events to a server, as many at a time as one does. Returns why some were refused. */
export async function append(
  origin: string,
  { as, opening: { attempt: attemptId } }: Awaited<ReturnType<typeof enter>>,
  events: readonly ChainedEvent[],
  writer = 'page-one',
): Promise<string | undefined> {
  for (let from = 0; from < events.length; from += 100) {
    const body = { writer, events: events.slice(from, from + 100) };
    const { code } = await ask(origin, appendEvents, { as, params: { attemptId }, body });
    if (code) return code;
  }
  return undefined;
}

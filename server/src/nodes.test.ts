import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import type { AnyEndpoint, BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { issueControl } from 'shared/contracts/invigilation.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { findNats } from './bus/testing.ts';
import { newSecrets } from './secrets.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from './testing.ts';

const POSTGRES = process.env.TEST_DATABASE_URL;
const nats = POSTGRES ? await findNats() : null;
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 30_000;
/** How long a node that is told to stop still serves: longer than a busy machine needs to keep an answer. */
const DRAIN_SECONDS = 4;
/** The protocol's own "service restart". */
const CLOSE_COME_BACK = 1012;

describe.runIf(nats !== null)('two nodes of one installation, as processes', () => {
  let product: TestApp;
  let school: TestSchool;
  let exam: Awaited<ReturnType<typeof seedExam>>;
  let folder: string;
  const nodes: { child: ChildProcess; origin: string }[] = [];

  beforeAll(async () => {
    const secrets = newSecrets();
    product = await startTestApp(Date.now() - HOUR_MS, secrets);
    school = await seedSchool(product, ['manager', 'invigilator']);
    exam = await seedExam(product, school);
    folder = mkdtempSync(join(tmpdir(), 'khaothi-nodes-'));
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secrets), { mode: 0o400 });
    const rows = (await product.deps.db.execute(sql`select current_database() as name`)) as unknown;
    const database = new URL(POSTGRES ?? '');
    database.pathname = `/${(rows as { name: string }[])[0]?.name}`;
    nodes.push(...(await Promise.all([startNode(database.href), startNode(database.href)])));
  }, 120_000);
  afterAll(async () => {
    for (const { child } of nodes) child.kill('SIGKILL');
    await product.close();
    rmSync(folder, { recursive: true });
  });

  async function startNode(database: string) {
    const child = fork(new URL('./main.ts', import.meta.url), {
      env: {
        ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', NATS_URL: nats ?? '', LOG_LEVEL: 'error' },
        ...{ DATABASE_URL: database, DATA_DIR: folder, SECRETS_FILE: join(folder, 'secrets.json') },
        DRAIN_SECONDS: String(DRAIN_SECONDS),
      },
      execArgv: ['--import', new URL('../../scripts/prepare/follow-parent.mjs', import.meta.url).href],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const { ready } = await new Promise<{ ready: string }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { ready: string }));
      child.once('exit', (code) => reject(new Error(`a node ended with ${code} before it listened`)));
    });
    return { child, origin: ready.replace('localhost', '127.0.0.1') };
  }

  const origin = (node: number) => nodes[node]?.origin ?? '';

  async function call<E extends AnyEndpoint>(
    node: number,
    endpoint: E,
    { as, params = {}, body }: { as: string; params?: Record<string, string>; body: BodyOf<E> },
  ) {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    const reply = await fetch(`${origin(node)}${path}`, {
      method: endpoint.method,
      headers: { 'x-khaothi': '1', 'content-type': 'application/json', cookie: as },
      body: JSON.stringify(body),
    });
    expect(reply.status, await reply.clone().text()).toBe(200);
    const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    return { value: (await reply.json()) as ReplyOf<E>, as: cookies.join('; ') || as };
  }

  async function enter(node: number, slip = 0) {
    const signedIn = await call(node, delivery.candidateSignIn, { as: '', body: { code: exam.slips[slip] ?? '' } });
    return { as: signedIn.as, ...(await open(node, signedIn.as)) };
  }

  async function open(node: number, as: string) {
    const { value } = await call(node, delivery.openAttempt, { as, body: { writer: 'page-one' } });
    const path = delivery.attemptSocketPath(value.attempt, 'page-one', value.socketTicket);
    const socket = new WebSocket(`${origin(node).replace('http', 'ws')}${path}`, { headers: { cookie: as } });
    socket.on('error', () => {});
    return { opening: value, attempt: value.attempt, socket };
  }

  /** Answers over a socket and waits for the receipt. */
  async function answer(socket: WebSocket, head: ChainHead, response: string): Promise<ChainedEvent[]> {
    const events = chain(head, [{ seq: head.seq + 1, at: 1, kind: 'answer', item: 'q1', response }]);
    const receipt = said(socket, 'appended');
    if (socket.readyState !== socket.OPEN) await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'append', id: head.seq, events } satisfies delivery.PlayerMessage));
    await receipt;
    return events;
  }

  /** The next message of a type that a socket hears. */
  const said = (socket: WebSocket, type: delivery.ServerMessage['type']) =>
    new Promise<delivery.ServerMessage>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${type} came`)), PATIENCE_MS);
      socket.on('message', (data) => {
        const message = delivery.ServerMessage.parse(JSON.parse(String(data)));
        if (message.type !== type) return;
        clearTimeout(timer);
        resolve(message);
      });
    });

  test('what an invigilator does on one node reaches the candidate on the other', async () => {
    const { attempt, socket } = await enter(0);
    await answer(socket, genesis(attempt), 'o1');
    const clock = said(socket, 'clock');
    await call(1, issueControl, {
      as: school.as('invigilator'),
      params: { sessionId: exam.sessionId },
      body: { scope: {}, control: { kind: 'extend', seconds: 300, reason: 'Mất điện' } },
    });
    expect(await clock).toMatchObject({ clock: { extraSeconds: 300 } });
    socket.close();
  }, 60_000);

  test('a node that is told to stop says so, keeps what still comes, and sends its pages to another before it ends', async () => {
    const { as, attempt, socket } = await enter(1, 1);
    const first = await answer(socket, genesis(attempt), 'o1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const child = nodes[1]?.child;
    const ended = new Promise((resolve) => child?.once('exit', (code) => resolve(code)));
    child?.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${origin(1)}/api/ready`)).status, { interval: 10 }).toBe(503);
    expect((await fetch(`${origin(1)}/api/health`)).status).toBe(200);
    const second = await answer(socket, headAt(first[0] as ChainedEvent), 'o2');
    expect(await closed).toBe(CLOSE_COME_BACK);
    expect(await ended).toBe(0);
    expect((await open(0, as)).opening.events).toEqual([...first, ...second]);
  }, 60_000);
});

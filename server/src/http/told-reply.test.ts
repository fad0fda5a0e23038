import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { endpoint } from 'shared/contracts/endpoint.ts';
import { TOLD_TYPE } from 'shared/contracts/told-reply.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from './failures.ts';
import { everyone, serving } from './serve.ts';
import type { Work } from './told-reply.ts';

const said = {
  method: 'POST',
  audience: 'public',
  summary: 'Long work',
  body: z.object({}),
  steps: ['looking', 'writing'],
  errors: ['nothingToExport'],
} as const;
const makeList = endpoint({ ...said, path: '/list', reply: z.object({ count: z.number() }) });
const makeFile = endpoint({ ...said, path: '/file', reply: 'file' });

let app: FastifyInstance;
let work: (work: Work) => Promise<void>;
beforeEach(async () => {
  app = fastify({ logger: false });
  await app.register(cookie);
  await app.register(multipart);
  const nobody = async () => null;
  const serve = serving(app, {
    ...{ staff: nobody, candidate: nobody, service: nobody, sebClient: nobody, roomServer: nobody },
  });
  const may = everyone('a test');
  serve(makeList, {
    may,
    async do({ work: given }) {
      await work(given);
      return { count: 3, key: 'B' };
    },
  });
  serve(makeFile, {
    may,
    async do({ work: given }) {
      await work(given);
      return { name: 'câu.bin', type: 'application/zip', bytes: Uint8Array.of(1, 10, 2, 10) };
    },
  });
});
afterEach(() => app.close());

const ask = async (url: string, accept: string = TOLD_TYPE) => {
  const reply = await app.inject({ method: 'POST', url, headers: { accept, 'x-khaothi': '1' }, payload: {} });
  return { reply, lines: reply.payload.split('\n') };
};
const twoSteps = async ({ tell }: Work) => {
  tell('looking', 1, 2);
  tell('writing', 3, 3);
};

test('who asks to be told gets a line for each step and then the reply, with nothing that the contract does not name', async () => {
  work = twoSteps;
  const { reply, lines } = await ask('/list');
  expect(reply.headers).toMatchObject({ 'content-type': TOLD_TYPE, 'cache-control': 'no-store' });
  expect(lines.map((line) => line && JSON.parse(line))).toEqual([
    { step: 'looking', done: 1, total: 2 },
    { step: 'writing', done: 3, total: 3 },
    { reply: { count: 3 } },
    '',
  ]);
});

test('a file comes behind its line, byte for byte', async () => {
  work = twoSteps;
  const { reply } = await ask('/file');
  const head = `${JSON.stringify({ file: { name: 'câu.bin', type: 'application/zip', bytes: 4 } })}\n`;
  const at = reply.rawPayload.indexOf(head);
  expect([...reply.rawPayload.subarray(at + Buffer.byteLength(head))]).toEqual([1, 10, 2, 10]);
});

test('who does not ask gets the reply alone, and so does everyone where no step was told', async () => {
  work = twoSteps;
  expect((await ask('/list', 'application/json')).reply.json()).toEqual({ count: 3 });
  work = async () => {};
  expect((await ask('/list')).reply.json()).toEqual({ count: 3 });
  expect((await ask('/file')).reply.headers['content-type']).toBe('application/zip');
});

test('a refusal before the first step has its status, one after it stands in the last line', async () => {
  work = async () => refuse('nothingToExport');
  expect((await ask('/list')).reply).toMatchObject({ statusCode: 422 });
  work = async ({ tell }) => {
    tell('looking', 1, 2);
    refuse('nothingToExport');
  };
  const { lines } = await ask('/list');
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ status: 422, error: { code: 'nothingToExport' } });
});

test('a fault after the first step is shown by its number alone', async () => {
  work = async ({ tell }) => {
    tell('looking', 1, 2);
    throw new Error('SECRET');
  };
  const { reply, lines } = await ask('/list');
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ status: 500, error: { code: 'internal' } });
  expect(reply.payload).not.toContain('SECRET');
});

test('work whose asker leaves is told so', async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const ended = new Promise<void>((resolve) => {
    work = ({ tell, signal }) =>
      new Promise((_, giveUp) => {
        tell('looking', 1, 2);
        signal.addEventListener('abort', () => {
          resolve();
          giveUp(signal.reason);
        });
      });
  });
  const leaving = new AbortController();
  const reply = await fetch(`${address}/list`, {
    method: 'POST',
    headers: { accept: TOLD_TYPE, 'x-khaothi': '1', 'content-type': 'application/json' },
    body: '{}',
    signal: leaving.signal,
  });
  const reader = reply.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toContain('"looking"');
  leaving.abort();
  await ended;
});

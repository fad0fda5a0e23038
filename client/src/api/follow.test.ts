import { endpoint } from 'shared/contracts/endpoint.ts';
import { TOLD_TYPE, type ToldStep } from 'shared/contracts/told-reply.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { follow, followDownload } from './follow.ts';

const said = { method: 'POST', audience: 'staff', summary: 'Long work', body: z.object({}), errors: [] } as const;
const count = endpoint({ ...said, path: '/api/count', steps: ['looking'], reply: z.object({ count: z.number() }) });
const file = endpoint({ ...said, path: '/api/file', steps: ['writing'], reply: 'file' });

/** The server's answer in these pieces, as a line brings them. */
function answering(pieces: readonly (string | Uint8Array<ArrayBuffer>)[], type = TOLD_TYPE, status = 200) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const piece of pieces) stream.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      stream.close();
    },
  });
  const asked = vi.fn(async (_address: string, _init: RequestInit) => {
    return new Response(body, { status, headers: { 'content-type': type } });
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

let steps: ToldStep[] = [];
const hear = (step: ToldStep) => steps.push(step);
afterEach(() => {
  steps = [];
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('steps are heard wherever the pieces of an answer are cut, and the reply comes at last', async () => {
  const lines = '{"step":"looking","done":1,"total":2}\n{"step":"looking","done":2,"total":2}\n{"reply":{"count":7}}\n';
  for (const at of [0, 1, 20, 38, 39, 77, 90]) {
    steps = [];
    const asked = answering([lines.slice(0, at), lines.slice(at)]);
    expect(await follow(count, { body: {} }, hear)).toEqual({ ok: true, value: { count: 7 } });
    expect(steps.map(({ done }) => done)).toEqual([1, 2]);
    expect(new Headers(asked.mock.calls[0]?.[1].headers).get('accept')).toContain(TOLD_TYPE);
  }
});

test('a refusal on the way is that of the last line', async () => {
  const error = { code: 'tooLarge', details: {}, sentence: 'Tệp lớn quá.' };
  answering([`{"step":"looking","done":1,"total":2}\n${JSON.stringify({ error, status: 413 })}\n`]);
  expect(await follow(count, { body: {} }, hear)).toEqual({ ok: false, error });
});

test('an answer that tells no step is read as any other', async () => {
  answering(['{"count":7}'], 'application/json');
  expect(await follow(count, { body: {} }, hear)).toEqual({ ok: true, value: { count: 7 } });
  answering(['{"error":{"code":"forbidden","details":{},"sentence":"Không được."}}'], 'application/json', 403);
  expect(await follow(count, { body: {} }, hear)).toMatchObject({ error: { code: 'forbidden' } });
});

test.each([
  ['before its end', ['{"step":"looking","done":1,"total":2}\n']],
  ['in a line', ['{"reply":{"cou']],
])('an answer cut %s is no answer', async (_where, pieces) => {
  answering(pieces);
  expect(await follow(count, { body: {} }, hear)).toMatchObject({ ok: false, error: { code: 'offline' } });
});

const named = '{"file":{"name":"câu.zip","type":"application/zip","bytes":4}}\n';

test('a file is saved under its name, and its bytes are heard as they come', async () => {
  const saved = stubSaving();
  answering(['{"step":"writing","done":3,"total":3}\n', named, Uint8Array.of(10, 1), Uint8Array.of(10, 2)]);
  expect(await followDownload(file, { body: {} }, hear)).toEqual({ ok: true });
  expect(saved.map(({ name }) => name)).toEqual(['câu.zip']);
  expect([...new Uint8Array((await saved[0]?.bytes.arrayBuffer()) ?? new ArrayBuffer())]).toEqual([10, 1, 10, 2]);
  expect(steps).toEqual([
    { step: 'writing', done: 3, total: 3 },
    { step: 'receiving', done: 2, total: 4 },
    { step: 'receiving', done: 4, total: 4 },
  ]);
});

test('half a file is not saved', async () => {
  const saved = stubSaving();
  answering([named, Uint8Array.of(1, 2)]);
  expect(await followDownload(file, { body: {} }, hear)).toMatchObject({ error: { code: 'offline' } });
  expect(saved).toEqual([]);
});

/** The browser's own way of saving: a link that is clicked. */
function stubSaving() {
  const saved: { name: string; bytes: Blob }[] = [];
  const bytes: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${bytes.push(blob as Blob)}`);
  const link = {
    href: '',
    download: '',
    click: () => saved.push({ name: link.download, bytes: bytes.at(-1) as Blob }),
  };
  vi.stubGlobal('document', { createElement: () => link });
  return saved;
}

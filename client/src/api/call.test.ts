import { endpoint } from 'shared/contracts/endpoint.ts';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import { addressOf, call, download } from './call.ts';

const getRoom = endpoint({
  method: 'GET',
  path: '/api/exams/:examId/rooms/:room',
  audience: 'staff',
  summary: 'A room.',
  params: z.object({ examId: z.string(), room: z.string() }),
  query: z.object({ page: z.coerce.number().optional() }),
  reply: z.object({ seats: z.number() }),
  errors: [],
});
const saveName = endpoint({
  method: 'PUT',
  path: '/api/me',
  audience: 'staff',
  summary: 'A name.',
  body: z.object({ name: z.string() }),
  reply: z.object({ name: z.string() }),
  errors: [],
});
const upload = endpoint({
  method: 'POST',
  path: '/api/files',
  audience: 'staff',
  summary: 'A file.',
  body: 'file',
  reply: z.object({ id: z.string() }),
  errors: [],
});

const answering = (answer: () => Response | Promise<never>) => {
  const asked = vi.fn(async (_address: string, _init: RequestInit) => answer());
  vi.stubGlobal('fetch', asked);
  return asked;
};
const headersOf = (asked: ReturnType<typeof answering>) => new Headers(asked.mock.calls[0]?.[1].headers);

describe('call', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('fills the address and gives the typed reply', async () => {
    const asked = answering(() => Response.json({ seats: 24 }));
    const result = await call(getRoom, { params: { examId: 'a/b', room: '2' }, query: { page: 3 } });
    expect(asked.mock.calls[0]?.[0]).toBe('/api/exams/a%2Fb/rooms/2?page=3');
    expect(result).toEqual({ ok: true, value: { seats: 24 } });
    if (result.ok) expectTypeOf(result.value).toEqualTypeOf<{ seats: number }>();
  });

  it('does not compile without what the endpoint asks for', () => {
    // @ts-expect-error the address cannot be filled without the room
    expect(() => addressOf(getRoom, { params: { examId: 'a' } })).not.toThrow();
    // @ts-expect-error a body is asked for
    () => call(saveName, {});
    // @ts-expect-error of another form
    () => call(saveName, { body: { nom: 'An' } });
    // @ts-expect-error a file is asked for
    () => call(upload, {});
    // @ts-expect-error this endpoint takes no body
    () => call(getRoom, { params: { examId: 'a', room: '2' }, body: { name: 'An' } });
  });

  it('marks every change with the header that a foreign page cannot set, and no reading', async () => {
    const changing = answering(() => Response.json({ name: 'An' }));
    await call(saveName, { body: { name: 'An' } });
    expect(headersOf(changing).get('x-khaothi')).toBe('1');
    const reading = answering(() => Response.json({ seats: 1 }));
    await call(getRoom, { params: { examId: 'a', room: '1' } });
    expect(headersOf(reading).get('x-khaothi')).toBeNull();
  });

  it('sends a file with its text fields before it', async () => {
    const asked = answering(() => Response.json({ id: 'f' }));
    await call(upload, { file: new File(['x'], 'de.docx'), fields: { subject: 'toan' } });
    const form = asked.mock.calls[0]?.[1].body as FormData;
    expect([...form.keys()]).toEqual(['subject', 'file']);
  });

  it('gives a refusal with the sentence that the person reads', async () => {
    const error = { code: 'tooLarge', details: { limit: '20 MB' }, sentence: 'Tệp lớn quá.' };
    answering(() => Response.json({ error }, { status: 413 }));
    expect(await call(upload, { file: new Blob(['x']) })).toEqual({ ok: false, error });
  });

  it('has a sentence of its own where a proxy refuses', async () => {
    answering(() => new Response('<html>', { status: 413 }));
    expect(await call(upload, { file: new Blob(['x']) })).toMatchObject({
      error: { code: 'tooLarge', sentence: 'Dữ liệu gửi lên quá lớn (tối đa ?).' },
    });
  });

  it.each([
    ['the network is gone', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
    ['a proxy answers for a server that is down', () => new Response('<html>', { status: 502 }), 'offline'],
    ['the refusal is unknown here', () => Response.json({ error: { code: 'new' } }, { status: 409 }), 'internal'],
  ])('says what happened when %s', async (_case, answer, code) => {
    answering(answer);
    const result = await call(getRoom, { params: { examId: 'a', room: '1' } });
    expect(result).toMatchObject({ ok: false, error: { code } });
  });

  it('takes a file whose line is cut, or that is stopped, as no file, and throws nothing', async () => {
    answering(() => new Response(new ReadableStream({ start: (stream) => stream.error(new Error('cut')) })));
    expect(await download(getRoom, { params: { examId: 'a', room: '2' } })).toMatchObject({
      ok: false,
      error: { code: 'offline' },
    });
  });
});

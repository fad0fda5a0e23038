import { describe, expect, test } from 'vitest';
import { createAnswering, type Draft, randomUuid } from './answering-store.ts';

type Said = Awaited<ReturnType<Parameters<typeof createAnswering>[0]['send']>>;
const ok: Said = { ok: true, value: {} };
const no = (code: string): Said => ({ ok: false, error: { code, details: {}, sentence: `lời của ${code}` } as never });

/** A device with a server that answers as told. */
function device() {
  const kept = new Map<string, string>();
  const sent: Draft[] = [];
  let answers: Said = ok;
  let ids = 0;
  return {
    kept,
    sent,
    serverSays(said: Said) {
      answers = said;
    },
    /** Opens the page, or opens it again. */
    open: () =>
      createAnswering({
        token: 'tok',
        storage: {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => void kept.set(key, value),
          removeItem: (key) => void kept.delete(key),
        },
        send: async (draft) => {
          sent.push(draft);
          return answers;
        },
        newResponse: () => `id-${++ids}`,
      }),
  };
}

describe('answering a survey', () => {
  test('keeps every answer over a reload', () => {
    const phone = device();
    const page = phone.open();
    page.answer('q1', 'oa');
    page.answer('q2', 4);
    page.answer('q2', undefined);
    const again = phone.open().store.getState();
    expect(again.draft.answers).toEqual({ q1: 'oa' });
    expect(again.draft.response).toBe(page.store.getState().draft.response);
  });

  test('says thank you, forgets the answers, and still says it after a reload', async () => {
    const phone = device();
    const page = phone.open();
    page.answer('q1', 'oa');
    await page.send();
    expect(page.store.getState().phase).toBe('sent');
    expect([...phone.kept.values()].join()).not.toContain('oa');
    expect(phone.open().store.getState().phase).toBe('sent');
  });

  test('without network waits, over a reload too, and sends the same response later', async () => {
    const phone = device();
    phone.serverSays(no('offline'));
    const page = phone.open();
    page.answer('q1', 'oa');
    await page.send();
    expect(page.store.getState().phase).toBe('waiting');

    const later = phone.open();
    expect(later.store.getState().phase).toBe('waiting');
    phone.serverSays(ok);
    await later.send();
    expect(later.store.getState().phase).toBe('sent');
    expect(phone.sent.map(({ response }) => response)).toEqual(['id-1', 'id-1']);
    expect(phone.sent[1]?.answers).toEqual({ q1: 'oa' });
  });

  test('is not sent twice by two presses', async () => {
    const phone = device();
    const page = phone.open();
    await Promise.all([page.send(), page.send()]);
    expect(phone.sent).toHaveLength(1);
  });

  test('on a shared device asks, and goes on as somebody else', async () => {
    const phone = device();
    phone.serverSays(no('answeredAlready'));
    const page = phone.open();
    page.answer('q1', 'oa');
    await page.send();
    expect(page.store.getState().phase).toBe('already');
    phone.serverSays(ok);
    await page.send({ asSomeoneElse: true });
    expect(phone.sent.at(-1)).toMatchObject({ someoneElse: true, answers: { q1: 'oa' } });
    page.startAnew();
    expect(page.store.getState()).toMatchObject({ phase: 'writing', draft: { answers: {}, someoneElse: true } });
  });

  test('shows what the server refused and keeps the answers', async () => {
    const phone = device();
    phone.serverSays(no('answersWrong'));
    const page = phone.open();
    page.answer('q1', 'oa');
    await page.send();
    expect(page.store.getState()).toMatchObject({ phase: 'writing', refusal: 'lời của answersWrong' });
    expect(phone.open().store.getState().draft.answers).toEqual({ q1: 'oa' });
  });

  test('works where the browser refuses storage', async () => {
    const closed = () => {
      throw new Error('storage is off');
    };
    const page = createAnswering({
      token: 'tok',
      storage: { getItem: closed, setItem: closed, removeItem: closed },
      send: async () => ok,
      newResponse: randomUuid,
    });
    page.answer('q1', 'oa');
    await page.send();
    expect(page.store.getState().phase).toBe('sent');
  });

  test('makes ids that the server takes', () => {
    expect(randomUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

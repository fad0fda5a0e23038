import { eq } from 'drizzle-orm';
import { openPage } from 'shared/contracts/proctoring-custody.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../../testing.ts';
import { signalsOf } from '../queries.ts';
import { batches, signalsAside } from '../tables.ts';
import { loadPage, type Sitting, signalAt, sit } from '../testing.ts';

let product: TestApp;
let who: Sitting;

beforeEach(async () => {
  product = await startTestApp();
  const exam = await seedExam(product, await seedSchool(product, ['manager']), { proctoring: 2 });
  who = await sit(product, exam.slips[0] ?? '');
  return () => product.close();
});

const said = (seq: number, source = 'page-number-1') => signalAt(product, source, seq);
const tampers = async () =>
  (await signalsOf(product.deps.db, who.attemptId))
    .filter(({ kind }) => kind === 'chainBroken')
    .map(({ payload }) => (payload as { what: string }).what);
const aside = () => product.deps.db.select().from(signalsAside).where(eq(signalsAside.attemptId, who.attemptId));

describe('a page that seals its batches', () => {
  test('is believed, is kept word for word, and leaves no sign of its own', async () => {
    const page = await loadPage(product, who);
    for (let seq = 0; seq < 3; seq++) {
      product.pass(30_000);
      expect((await page.send([said(seq)])).value).toMatchObject({ recorded: 1, aside: 0 });
    }
    expect((await page.send([])).value).toMatchObject({ recorded: 0 });
    const kept = await product.deps.db.select().from(batches);
    expect(kept.map(({ signature, isNonceRight }) => [signature, isNonceRight])).toEqual(
      Array.from({ length: 4 }, () => ['right', true]),
    );
    expect(JSON.parse(kept[0]?.body ?? '')[0]).toMatchObject({ kind: 'pasted', seq: 0 });
    expect(await tampers()).toEqual([]);
  });

  test('may send a batch any number of times', async () => {
    const page = await loadPage(product, who);
    const signals = [said(0)];
    const seal = page.seal(signals);
    await page.send(signals, seal);
    expect((await page.send(signals, seal)).value).toMatchObject({ recorded: 0, known: 1 });
    expect(await product.deps.db.$count(batches)).toBe(1);
    expect(await tampers()).toEqual([]);
  });

  test('without WebCrypto is unsigned and no evidence', async () => {
    const page = await loadPage(product, who, { signs: false });
    expect((await page.send([said(0)])).value).toMatchObject({ recorded: 1 });
    expect((await product.deps.db.select().from(batches)).map(({ signature }) => signature)).toEqual(['none']);
    expect(await tampers()).toEqual([]);
  });
});

describe('a batch that the page did not write', () => {
  test('because its words were changed on the way, is kept aside and noted once', async () => {
    const page = await loadPage(product, who);
    const seal = page.seal([said(0)]);
    const forged = [{ ...said(0), payload: { characters: 1 } }];
    expect((await page.send(forged, seal)).value).toMatchObject({ recorded: 0, aside: 1 });
    expect((await aside()).map(({ why }) => why)).toEqual(['notSealed']);
    await page.send([{ ...said(1), payload: { characters: 2 } }], { ...seal, number: 1 });
    expect(await tampers()).toEqual(['signature']);
  });

  test('because it has no seal where the page signs, is kept aside', async () => {
    const page = await loadPage(product, who);
    expect((await page.send([said(0)], null)).value).toMatchObject({ recorded: 0, aside: 1, nonce: null });
    expect(await tampers()).toEqual(['unsigned']);
  });

  test('because it was signed before the server gave its nonce, is kept aside', async () => {
    const page = await loadPage(product, who);
    const ahead = { ...page.seal([said(0)]), nonce: 'of-my-own' };
    expect((await page.send([said(0)], ahead)).value).toMatchObject({ recorded: 0, aside: 1 });
    expect(await tampers()).toContain('signature');
  });
});

describe('the chain of a page', () => {
  test('shows that a number was used again with other words', async () => {
    const page = await loadPage(product, who);
    const [first, second] = [page.seal([said(0)]), page.seal([said(1)])];
    await page.send([said(0)], first);
    await page.send([said(1)], second);
    expect(await tampers()).toEqual(['reused']);
    expect(await product.deps.db.$count(batches)).toBe(2);
  });

  test('shows that a batch in between is missing', async () => {
    const page = await loadPage(product, who);
    await page.send([said(0)]);
    await page.send([said(1)]);
    await product.deps.db.delete(batches).where(eq(batches.number, 1));
    await page.send([said(2)]);
    expect(await tampers()).toEqual(['missing']);
  });

  test('asks a person to look, and never raises the priority alone', async () => {
    const page = await loadPage(product, who);
    await page.send([said(0)], null);
    const { attentionOf } = await import('../index.ts');
    expect((await attentionOf(product.deps.db, [who.attemptId])).get(who.attemptId)).toMatchObject({ level: 1 });
  });
});

test('a key that the page does not hold is not bound, and a page keeps the key it has', async () => {
  const params = { attemptId: who.attemptId };
  const { key } = await loadPage(product, who);
  const other = await product.call(openPage, {
    as: who.as,
    params,
    body: { source: 'page-number-2', key, proof: 'A'.repeat(86) },
  });
  expect(other.error?.code).toBe('pageKeyWrong');
  const without = await product.call(openPage, {
    as: who.as,
    params,
    body: { source: 'page-number-1', key: null, proof: null },
  });
  expect(without.error?.code).toBe('pageKeyWrong');
});

test('another candidate opens no page of this attempt', async () => {
  const stranger = await product.call(openPage, {
    as: '',
    params: { attemptId: who.attemptId },
    body: { source: 'page-number-9', key: null, proof: null },
  });
  expect(stranger.status).toBe(401);
});

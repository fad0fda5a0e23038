import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import { appendEvents } from 'shared/contracts/delivery.ts';
import { uploadSnapshot } from 'shared/contracts/proctoring.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { slowDatabase } from '../../testing-slow-database.ts';
import { readCustody } from './custody/read-custody.ts';
import { signalsOf } from './queries.ts';
import { batches } from './tables.ts';
import { loadPage, signalAt, sit, takePicture } from './testing.ts';

test('while answers wait for a slow database they are acknowledged one after the other, signals and pictures are told to wait, and afterwards all arrive', async () => {
  const disk = slowDatabase();
  const product = await startTestApp(undefined, undefined, { through: disk.keepsWaiting });
  try {
    const exam = await seedExam(product, await seedSchool(product, ['manager']), { proctoring: 2 });
    const who = await sit(product, exam.slips[0] ?? '');
    const page = await loadPage(product, who);
    const events: LedgerEvent[] = [
      { kind: 'open', seq: 1, at: product.deps.now() },
      ...[2, 3, 4].map((seq) => ({ kind: 'answer' as const, seq, at: product.deps.now(), item: 'q1', response: 'a' })),
    ];
    const ledger = chain(genesis(who.attemptId), events);
    const answer = (nth: number) =>
      product.call(appendEvents, {
        as: who.as,
        params: { attemptId: who.attemptId },
        body: { writer: 'writer-one', events: ledger.slice(nth, nth + 1) },
      });
    expect((await page.send([signalAt(product, page.source, 0)])).value).toMatchObject({ recorded: 1 });
    expect((await answer(0)).status).toBe(200);

    disk.slow(true);
    const said = [1, 2].map((seq) => signalAt(product, page.source, seq));
    const [first, sealed] = [product.deps.now(), page.seal(said)];
    let until = 0;
    for (const nth of [1, 2, 3]) {
      const kept = answer(nth);
      await disk.flush();
      product.pass(2_000);
      const told = await page.send(said, sealed);
      expect([told.status, told.error?.code]).toEqual([503, 'heldBack']);
      expect(told.error?.details).toEqual({ waitMs: expect.any(Number), seconds: expect.any(Number) });
      until = product.deps.now() + Number(told.error?.details.waitMs);
      const picture = await product.call(uploadSnapshot, {
        as: who.as,
        params: { attemptId: who.attemptId },
        file: { name: 's.jpg', bytes: Buffer.from('x'), fields: { source: page.source, seq: '1' } },
      });
      expect(picture.error?.code).toBe('heldBack');
      disk.letGo();
      expect((await kept).value.receipt).toMatchObject({ seq: nth + 1, hash: ledger[nth]?.hash });
    }
    const metrics = (token: string) =>
      product.app.inject({ url: '/api/metrics', headers: { authorization: `Bearer ${token}` } });
    const { body } = await metrics(product.deps.secrets.serviceToken);
    expect(body).toContain('khaothi_held_back_total{what="signals"} 3\nkhaothi_held_back_total{what="pictures"} 3\n');
    expect(body).toContain('khaothi_ledger_waiting_batches 0\n');
    expect((await metrics('guessed')).statusCode).toBe(403);

    disk.slow(false);
    product.pass(until - product.deps.now());
    expect((await page.send(said, sealed)).value).toMatchObject({ recorded: 2, aside: 0 });
    expect((await page.send([signalAt(product, page.source, 3)])).value).toMatchObject({ recorded: 1 });
    expect((await takePicture(product, who, 0)).status).toBe(200);
    const { db } = product.deps;
    const kinds = (await signalsOf(db, who.attemptId)).map(({ source, kind }) => `${source} ${kind}`);
    expect(kinds.filter((one) => one === `${page.source} pasted`)).toHaveLength(4);
    // What the server asked for is no sign of anything, and said as what it was.
    expect(kinds.filter((one) => one.startsWith('server'))).toEqual([]);
    expect((await readCustody(db, who.attemptId)).gaps).toEqual([
      { kind: 'heldBack', from: first + 2_000, to: until, what: null, isSameKey: null },
    ]);
    expect((await db.select().from(batches)).map(({ heldBackFrom }) => heldBackFrom)).toEqual([
      null,
      first + 2_000,
      null,
    ]);
  } finally {
    disk.slow(false);
    disk.letGo();
    await product.close();
  }
}, 90_000);

import { asc, eq } from 'drizzle-orm';
import { SIGNAL_NAMES, signalOf } from 'proctoring/signals/registry.ts';
import { candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import * as pageLock from 'shared/contracts/page-lock.ts';
import * as contract from 'shared/contracts/securebrowser.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { auditEntries } from '../../audit/index.ts';
import { relaxedSignals } from '../tables.ts';
import { settingsWith } from '../testing.ts';
import { isLeftOut, keepRelaxed, relaxedFor } from './page-lock.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
  exam = await seedExam(product, school, { security: 'page', candidates: 3 });
});
afterAll(() => product.close());

const candidate = async (who: number) =>
  (await product.call(candidateSignIn, { body: { code: exam.slips[who] ?? '' } })).cookies;
const lockOf = async (as: string) => (await product.call(pageLock.readPageLock, { as })).value;
const usual = pageLock.PageLockSettings.parse({});
const params = () => ({ examId: exam.examId });

describe('the page lock of an exam', () => {
  test('is the usual until somebody sets it, and then what was set', async () => {
    const as = await candidate(0);
    expect(await lockOf(as)).toEqual({ ...usual, relaxed: [] });
    const asked = { ...usual, asksScreen: true, watermark: false };
    await product.call(pageLock.savePageLockSettings, { params: params(), as: school.as('manager'), body: asked });
    expect(await lockOf(as)).toEqual({ ...asked, relaxed: [] });
    const read = await product.call(pageLock.readPageLockSettings, { params: params(), as: school.as('manager') });
    expect(read.value).toEqual(asked);
  });

  test('and the settings of Safe Exam Browser leave one another alone', async () => {
    const as = school.as('manager');
    const asked = { ...usual, asksScreen: true };
    await product.call(contract.saveSecureBrowserSettings, {
      params: params(),
      as,
      body: settingsWith({ quitPassword: 'Ra-som' }),
    });
    await product.call(pageLock.savePageLockSettings, { params: params(), as, body: asked });
    const seb = await product.call(contract.readSecureBrowserSettings, { params: params(), as });
    expect(seb.value.quitPassword).toBe('Ra-som');
    await product.call(contract.saveSecureBrowserSettings, { params: params(), as, body: settingsWith() });
    expect((await product.call(pageLock.readPageLockSettings, { params: params(), as })).value).toEqual(asked);
  });
});

describe('an accommodation', () => {
  test('leaves single signals out for one candidate, with a reason that stays, and is taken back', async () => {
    const candidateId = exam.candidateIds[1] ?? '';
    const relax = (signals: pageLock.Relaxable[]) =>
      product.call(pageLock.relaxPageSignals, {
        params: { candidateId },
        as: school.as('invigilator'),
        body: { signals, reason: 'Em dùng phần mềm đọc màn hình' },
      });
    expect((await relax(['focusLost', 'keyboardLock', 'focusLost'])).status).toBe(200);
    expect((await lockOf(await candidate(1))).relaxed).toEqual(['focusLost', 'keyboardLock']);
    expect((await lockOf(await candidate(2))).relaxed).toEqual([]);
    const list = await product.call(pageLock.listRelaxedCandidates, {
      params: { sessionId: exam.sessionId },
      as: school.as('invigilator'),
    });
    expect(list.value.candidates[1]).toMatchObject({
      ...{ candidateId, name: 'Giàng A Páo 2', room: 'Phòng 1', signals: ['focusLost', 'keyboardLock'] },
      reason: 'Em dùng phần mềm đọc màn hình',
    });
    await relax([]);
    expect((await lockOf(await candidate(1))).relaxed).toEqual([]);
    const entries = await product.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    expect(
      entries.filter(({ subjectId }) => subjectId === candidateId).map(({ act, details }) => [act, details]),
    ).toEqual([
      ['pageLock.relax', { signals: ['focusLost', 'keyboardLock'], reason: 'Em dùng phần mềm đọc màn hình' }],
      ['pageLock.relax', { signals: [], reason: 'Em dùng phần mềm đọc màn hình' }],
    ]);
  });

  test('that another server tells of holds by the later word, and what the older one left out was so until then', async () => {
    const { db } = product.deps;
    const by = school.accountOf('manager');
    const words: readonly Omit<Parameters<typeof keepRelaxed>[1][number], 'candidateId'>[] = [
      // Given, and taken back before anybody here was told.
      { signals: ['copied', 'noFace'], since: { copied: 800, noFace: 900, pasted: 500 }, reason: 'Dán bài', at: 1_000 },
      {
        signals: ['talking', 'noFace'],
        since: { talking: 1_500, noFace: 1_800, pasted: 300 },
        reason: 'Hay nói',
        at: 2_000,
      },
    ];
    for (const [place, inOrder] of [words, words.toReversed(), [...words, ...words]].entries()) {
      const candidateId = exam.candidateIds[place] ?? '';
      await db.delete(relaxedSignals).where(eq(relaxedSignals.candidateId, candidateId));
      for (const word of inOrder)
        await db.transaction((tx) => keepRelaxed(tx, [{ candidateId, ...word }], { by, actor: by, now: 10_000 }));
      const kept = (await relaxedFor(db, [candidateId])).get(candidateId);
      expect(kept?.signals).toEqual(['talking', 'noFace']);
      expect(kept?.since).toEqual({ copied: 2_000, noFace: 900, pasted: 500, talking: 1_500 });
      const leftOut = (kind: string, at: number) => isLeftOut(kept, kind, at);
      expect([leftOut('copied', 1_999), leftOut('copied', 2_001), leftOut('talking', 3_000)]).toEqual([
        true,
        false,
        true,
      ]);
      await db.delete(relaxedSignals).where(eq(relaxedSignals.candidateId, candidateId));
    }
  });

  test('said by a clock that is ahead gives way to every other word, and is no news when it is told again', async () => {
    const { db } = product.deps;
    const by = school.accountOf('manager');
    const candidateId = exam.candidateIds[0] ?? '';
    const keep = (word: { signals: 'copied'[]; at: number; reason?: string }, now: number) =>
      db.transaction((tx) =>
        keepRelaxed(tx, [{ candidateId, since: {}, reason: 'Dùng trình đọc màn hình', ...word }], {
          by,
          actor: by,
          now,
        }),
      );
    await db.delete(relaxedSignals).where(eq(relaxedSignals.candidateId, candidateId));
    expect(await keep({ signals: [], at: 1e12 }, 1_000)).toHaveLength(1);
    expect(await keep({ signals: [], at: 1e12 }, 2_000)).toEqual([]);
    expect(await keep({ signals: ['copied'], at: 1_500 }, 2_000)).toHaveLength(1);
    // As a server kept it that did not know better.
    await db.update(relaxedSignals).set({ signals: [], since: { copied: 1e12, pasted: 1e12 }, at: new Date(1e12) });
    expect(await keep({ signals: ['copied'], at: 1_800 }, 2_000)).toHaveLength(1);
    const kept = (await relaxedFor(db, [candidateId])).get(candidateId);
    expect([kept?.signals, kept?.at.getTime()]).toEqual([['copied'], 1_800]);
    expect([isLeftOut(kept, 'pasted', 2_001), isLeftOut(kept, 'copied', 2_001)]).toEqual([false, true]);
    await db.delete(relaxedSignals).where(eq(relaxedSignals.candidateId, candidateId));
  });

  test('in the middle of the exam is told to the open page', async () => {
    const as = await candidate(2);
    product.pass(3_600_000);
    const opened = await product.call(openAttempt, { as, body: { writer: 'a-page-of-it' } });
    const told: unknown[] = [];
    const stop = product.deps.bus.subscribe(`attempt.${opened.value.attempt}`, (news) => told.push(news));
    const body = { signals: ['fullscreenLeft' as const], reason: 'Em dùng kính phóng màn hình' };
    await product.call(pageLock.relaxPageSignals, {
      params: { candidateId: exam.candidateIds[2] ?? '' },
      as: school.as('invigilator'),
      body,
    });
    expect(told).toEqual([{ message: { type: 'pageLock' } }]);
    expect((await lockOf(as)).relaxed).toEqual(['fullscreenLeft']);
    stop();
  });

  test('can leave out every signal of the page, some of the camera, and nothing that does not exist', () => {
    const hindrances = ['keyboardLock', 'contextMenu'];
    const names = pageLock.RELAXABLE.filter((name) => !hindrances.includes(name));
    const ofModality = (modality: string) => SIGNAL_NAMES.filter((name) => signalOf(name).modality === modality);
    const camera: readonly string[] = ofModality('vision');
    expect(names.filter((name) => !camera.includes(name)).toSorted()).toEqual(ofModality('page').toSorted());
    expect(names.filter((name) => camera.includes(name))).not.toEqual([]);
  });

  test('is given and read by who watches over the candidate, and by nobody else', async () => {
    const candidateId = exam.candidateIds[0] ?? '';
    const own = await candidate(0);
    const statuses = async (as: string) => [
      (
        await product.call(pageLock.relaxPageSignals, {
          params: { candidateId },
          body: { signals: ['copied'], reason: 'vì em muốn thế' },
          as,
        })
      ).status,
      (await product.call(pageLock.listRelaxedCandidates, { params: { sessionId: exam.sessionId }, as })).status,
      (await product.call(pageLock.readPageLockSettings, { params: params(), as })).status,
      (await product.call(pageLock.savePageLockSettings, { params: params(), body: usual, as })).status,
    ];
    expect(await statuses(own)).toEqual([401, 401, 401, 401]);
    expect(await statuses(school.as('teacher'))).toEqual([403, 403, 403, 403]);
    expect(await statuses(school.as('invigilator'))).toEqual([200, 200, 403, 403]);
  });
});

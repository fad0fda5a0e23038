import * as contract from 'shared/contracts/consents.ts';
import { NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { relaxPageSignals } from 'shared/contracts/page-lock.ts';
import { postSignals, type WireSignal } from 'shared/contracts/proctoring.ts';
import { saveRetention } from 'shared/contracts/proctoring-retention.ts';
import { changeSession } from 'shared/contracts/sessions.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { exams, rooms as roomsTable, sessions } from '../sessions/index.ts';
import { consents } from './tables.ts';

const HOUR = 3_600_000;

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'teacher']);
});
afterEach(() => product.close());

async function signIn(level: number, families: boolean) {
  exam = await seedExam(product, school, { proctoring: level, families });
  return (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } })).cookies;
}
const say = (as: string, camera: boolean, alternative?: 'supervised' | 'anotherSitting') =>
  product.call(contract.giveConsent, {
    as,
    body: { version: NOTICE_VERSION, camera, ...(alternative && { alternative }) },
  });
const watching = async (as: string) => (await product.call(contract.readWatching, { as })).value;
const record = (as: string, act: 'given' | 'refused' | 'withdrawn', candidateIds = exam.candidateIds) =>
  product.call(contract.recordFamilyConsent, {
    as,
    params: { sessionId: exam.sessionId },
    body: {
      ...{ candidateIds, act, version: NOTICE_VERSION, form: 'Cặp phiếu 12A1' },
      representative: { name: 'Giàng Thị Mỷ', relation: 'mẹ' },
    },
  });

describe('the microphone', () => {
  const tellTalking = async (as: string) => {
    const opened = await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } });
    const at = product.deps.now();
    const moment = { source: `page-number-${at}`, startedAt: at, endedAt: at };
    const signals: WireSignal[] = [
      { ...moment, seq: 0, kind: 'talking', payload: {} },
      { ...moment, seq: 1, kind: 'notHeard', payload: { reason: 'refused' } },
    ];
    return (await product.call(postSignals, { as, params: { attemptId: opened.value.attempt }, body: { signals } }))
      .value;
  };
  const agree = (as: string, microphone: boolean) =>
    product.call(contract.giveConsent, { as, body: { version: NOTICE_VERSION, camera: true, microphone } });
  const silence = (as: string) => product.call(contract.withdrawMicrophone, { as });
  const familyAgrees = (microphone: boolean) =>
    product.call(contract.recordFamilyConsent, {
      as: school.as('manager'),
      params: { sessionId: exam.sessionId },
      body: {
        ...{
          candidateIds: exam.candidateIds,
          act: 'given',
          microphone,
          version: NOTICE_VERSION,
          form: 'Cặp phiếu 12A1',
        },
        representative: { name: 'Giàng Thị Mỷ', relation: 'mẹ' },
      },
    });

  test('is not asked for unless the exam says so, whatever anybody agrees to', async () => {
    const as = await signIn(3, true);
    await familyAgrees(true);
    await agree(as, true);
    expect(await watching(as)).toMatchObject({ level: 3, examListens: false, listens: false });
    product.pass(HOUR);
    // Neither a voice nor that none was heard.
    expect(await tellTalking(as)).toMatchObject({ recorded: 0, aside: 2 });
  });

  test('needs the word of pupil and family besides the camera, and goes off alone when one takes it back', async () => {
    const as = await signIn(3, true);
    await product.deps.db.update(exams).set({ listens: true });
    expect((await agree(as, true)).value).toEqual({ level: 3 });
    expect(await watching(as)).toMatchObject({ examListens: true, pupilAllowsMicrophone: true, listens: false });
    await familyAgrees(true);
    expect(await watching(as)).toMatchObject({ level: 3, listens: true });
    product.pass(HOUR);
    expect(await tellTalking(as)).toMatchObject({ recorded: 2, aside: 0 });
    expect((await silence(as)).value).toEqual({ level: 3 });
    expect(await watching(as)).toMatchObject({ level: 3, pupilAllowsMicrophone: false, listens: false });
    product.pass(1_000);
    expect(await tellTalking(as)).toMatchObject({ recorded: 1, aside: 1 });
    const params = { sessionId: exam.sessionId };
    const { value } = await product.call(contract.listConsents, { as: school.as('manager'), params });
    expect(value.session.listens).toBe(true);
    expect(value.candidates[0]?.acts.map(({ party, microphone }) => [party, microphone])).toEqual(
      expect.arrayContaining([
        ['family', true],
        ['pupil', true],
        ['pupil', false],
      ]),
    );
  });

  test('taken back after the camera was gives no camera back, however late the word arrives', async () => {
    const as = await signIn(3, true);
    await product.deps.db.update(exams).set({ listens: true });
    await agree(as, true);
    const late = [silence(as), product.call(contract.withdrawConsent, { as }), silence(as)];
    await Promise.all(late);
    expect((await silence(as)).value).toEqual({ level: 1 });
    expect(await watching(as)).toMatchObject({ level: 1, consent: 'pupilRefused', listens: false });
  });

  test('is not asked for of a candidate for whom an accommodation leaves talking out, also during the exam', async () => {
    const as = await signIn(3, true);
    await product.deps.db.update(exams).set({ listens: true });
    await familyAgrees(true);
    await agree(as, true);
    product.pass(HOUR);
    expect(await tellTalking(as)).toMatchObject({ recorded: 2, aside: 0 });
    await product.call(relaxPageSignals, {
      as: school.as('invigilator'),
      params: { candidateId: exam.candidateIds[0] ?? '' },
      body: { signals: ['talking'], reason: 'Em đọc đề thành tiếng' },
    });
    expect(await watching(as)).toMatchObject({ level: 3, examListens: false, listens: false });
    product.pass(1_000);
    expect(await tellTalking(as)).toMatchObject({ recorded: 0, aside: 2 });
  });

  test('belongs to full vision: at a lower level nothing listens', async () => {
    const as = await signIn(2, true);
    await product.deps.db.update(exams).set({ listens: true });
    await familyAgrees(true);
    await agree(as, true);
    expect(await watching(as)).toMatchObject({ level: 2, examListens: false, listens: false });
  });
});

describe('the camera', () => {
  test('is used only where pupil and family agreed, whoever says so first', async () => {
    const as = await signIn(3, false);
    expect((await say(as, true)).value.level).toBe(1);
    expect(await watching(as)).toMatchObject({ level: 1, examLevel: 3, consent: 'familySilent' });
    expect((await record(school.as('manager'), 'given')).value).toEqual({ recorded: 2 });
    expect(await watching(as)).toMatchObject({ level: 3, consent: 'agreed', alternative: null });
  });

  test('goes off when the family withdraws during the exam, and the page may tell nothing of it any more', async () => {
    const as = await signIn(3, true);
    await say(as, true);
    product.pass(HOUR);
    const opened = await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } });
    const tell = (seq: number) => {
      const at = product.deps.now();
      const signal = { source: 'page-number-1', seq, kind: 'noFace', startedAt: at, endedAt: at, payload: {} };
      return product.call(postSignals, {
        as,
        params: { attemptId: opened.value.attempt },
        body: { signals: [signal] },
      });
    };
    expect((await tell(0)).value).toMatchObject({ recorded: 1, aside: 0 });
    await record(school.as('manager'), 'withdrawn');
    expect(await watching(as)).toMatchObject({ level: 1, consent: 'familyRefused', alternative: 'supervised' });
    expect((await tell(1)).value).toMatchObject({ recorded: 0, aside: 1 });
    const again = await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } });
    expect(again.error).toBeUndefined();
  });

  test('does not come on over the paper when the family agrees during the exam, and stays where it agreed before', async () => {
    const as = await signIn(3, false);
    await product.deps.db.update(exams).set({ listens: true });
    await product.call(contract.giveConsent, {
      as,
      body: { version: NOTICE_VERSION, camera: true, microphone: true },
    });
    await record(school.as('manager'), 'given', exam.candidateIds.slice(1));
    const other = (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[1] ?? '' } })).cookies;
    await say(other, true);
    product.pass(HOUR);
    for (const each of [as, other])
      await product.call(delivery.openAttempt, { as: each, body: { writer: 'writer-one' } });
    product.pass(1_000);
    await record(school.as('manager'), 'given');
    expect(await watching(as)).toMatchObject({ level: 1, consent: 'familyLate', alternative: 'supervised' });
    expect(await watching(other)).toMatchObject({ level: 3, consent: 'agreed', listens: false });
    product.pass(1_000);
    await record(school.as('manager'), 'withdrawn');
    product.pass(1_000);
    await record(school.as('manager'), 'given');
    expect(await watching(other)).toMatchObject({ level: 1, consent: 'familyLate' });
  });

  test('goes off when the pupil withdraws, and every word of the past stays', async () => {
    const as = await signIn(3, true);
    await say(as, true);
    expect((await product.call(contract.withdrawConsent, { as })).value).toEqual({ level: 1 });
    expect((await product.call(contract.withdrawConsent, { as })).value).toEqual({ level: 1 });
    const own = (await product.deps.db.select().from(consents)).filter(({ party }) => party === 'pupil');
    expect(own.map(({ act, isLatest }) => [act, isLatest]).toSorted()).toEqual([
      ['given', false],
      ['withdrawn', true],
    ]);
  });

  test('is refused with what the pupil would rather have', async () => {
    const as = await signIn(2, true);
    expect((await say(as, false, 'anotherSitting')).value.level).toBe(1);
    expect(await watching(as)).toMatchObject({ consent: 'pupilRefused', alternative: 'anotherSitting' });
  });

  test('is never asked for where only the page is watched', async () => {
    const as = await signIn(1, false);
    expect(await watching(as)).toMatchObject({ level: 1, examLevel: 1, consent: 'notAsked' });
  });

  test('cannot be agreed to by the words of an older notice', async () => {
    const as = await signIn(2, true);
    const old = { version: '2020-01', camera: true };
    expect((await product.call(contract.giveConsent, { as, body: old })).error?.code).toBe('consentOutdated');
  });
});

describe('the days of the pictures', () => {
  const agree = (as: string, picturesUntil?: contract.PicturesUntil) =>
    product.call(contract.giveConsent, { as, body: { version: NOTICE_VERSION, camera: true, picturesUntil } });
  const keep = (unflaggedDays: number, flaggedDays: number) =>
    product.call(saveRetention, {
      ...{ as: school.as('manager'), params: { examId: exam.examId } },
      body: { unflaggedDays, flaggedDays, recordDays: 365 },
    });
  const signInOther = async () =>
    (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[1] ?? '' } })).cookies;

  test('that were read hold: who reads them while they grow longer is asked again, and what was read is kept', async () => {
    const as = await signIn(2, true);
    await keep(7, 40);
    const read = (await watching(as)).picturesUntil;
    expect((await keep(30, 40)).status).toBe(200);
    expect((await agree(as, read)).error?.code).toBe('picturesKeptLonger');
    expect((await product.deps.db.select().from(consents)).filter(({ party }) => party === 'pupil')).toEqual([]);
    const anew = (await watching(as)).picturesUntil;
    expect((await agree(as, anew)).value).toEqual({ level: 2 });
    const params = { sessionId: exam.sessionId };
    const { value } = await product.call(contract.listConsents, { as: school.as('manager'), params });
    expect(value.candidates[0]?.acts.find(({ party }) => party === 'pupil')).toMatchObject({ picturesUntil: anew });
    expect((await keep(30, 41)).error?.code).toBe('retentionPromised');
  });

  test('that grew shorter since they were read keep nobody from agreeing', async () => {
    const as = await signIn(2, true);
    const read = (await watching(as)).picturesUntil;
    await keep(7, 40);
    expect((await agree(as, read)).value).toEqual({ level: 2 });
  });

  test('are never made longer for who agrees at that very moment', async () => {
    const as = await signIn(2, true);
    const other = await signInOther();
    await keep(7, 40);
    const read = (await watching(as)).picturesUntil;
    const [first, longer, second] = await Promise.all([agree(as, read), keep(30, 120), agree(other, read)]);
    const hasAgreed = [first, second].some(({ error }) => !error);
    expect(hasAgreed).toBe(longer.error?.code === 'retentionPromised');
  });

  test('move with a session that is put off: who agreed before is asked again', async () => {
    const as = await signIn(2, true);
    expect((await agree(as, (await watching(as)).picturesUntil)).value).toEqual({ level: 2 });
    const [session] = await product.deps.db.select().from(sessions);
    const rooms = await product.deps.db.select().from(roomsTable);
    const move = (days: number) => {
      const moved = (at: Date | undefined) => (at?.getTime() ?? 0) + days * 24 * HOUR;
      return product.call(changeSession, {
        ...{ as: school.as('manager'), params: { sessionId: exam.sessionId } },
        body: {
          ...{ title: 'Ca 1', startsAt: moved(session?.startsAt), endsAt: moved(session?.endsAt) },
          rooms: rooms.map(({ id, name }) => ({ id, name, seats: 40 })),
        },
      });
    };
    const version = async () => (await product.call(delivery.readCandidate, { as })).value.consentVersion;
    expect((await move(0)).status).toBe(200);
    expect(await version()).toBe(NOTICE_VERSION);
    expect((await move(7)).status).toBe(200);
    expect(await version()).toBeNull();
    product.pass(7 * 24 * HOUR + HOUR);
    const again = (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } })).cookies;
    const open = () => product.call(delivery.openAttempt, { as: again, body: { writer: 'writer-one' } });
    expect((await open()).error?.code).toBe('consentNeeded');
    await agree(again, (await watching(again)).picturesUntil);
    expect((await open()).error).toBeUndefined();
  });
});

describe('the forms of the families', () => {
  test('that are typed in at two desks at once leave one word that holds for each candidate', async () => {
    await signIn(2, false);
    const acts = ['given', 'withdrawn', 'given', 'refused'] as const;
    const both = exam.candidateIds;
    const replies = await Promise.all(
      acts.map((act, desk) => record(school.as('manager'), act, desk % 2 === 0 ? both : both.toReversed())),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const words = await product.deps.db.select().from(consents);
    expect(words).toHaveLength(acts.length * both.length);
    const holding = words.filter(({ isLatest }) => isLatest).map(({ candidateId }) => candidateId);
    expect(holding.toSorted()).toEqual(both.toSorted());
  });

  test('are listed with every act, who signed and who typed it in, and each record is audited', async () => {
    await signIn(2, false);
    await record(school.as('manager'), 'given', exam.candidateIds.slice(0, 1));
    await record(school.as('manager'), 'refused', exam.candidateIds.slice(0, 1));
    const params = { sessionId: exam.sessionId };
    const { value } = await product.call(contract.listConsents, { as: school.as('manager'), params });
    expect(value.candidates.map(({ consent, needsFamily }) => [consent, needsFamily])).toEqual([
      ['familyRefused', true],
      ['familySilent', true],
    ]);
    expect(value.candidates[0]?.acts).toMatchObject([
      { party: 'family', act: 'refused', representative: { name: 'Giàng Thị Mỷ', relation: 'mẹ' } },
      { party: 'family', act: 'given', recordedBy: 'Nguyễn Thị manager' },
    ]);
    const acts = await product.deps.db.select().from(auditEntries);
    expect(acts.filter(({ act }) => act === 'consent.record')).toHaveLength(2);
  });

  test('are kept by managers alone, and never for somebody of another session', async () => {
    await signIn(2, false);
    for (const role of ['invigilator', 'teacher'] as const)
      expect((await record(school.as(role), 'given')).error?.code).toBe('forbidden');
    const elsewhere = ['00000000-0000-4000-8000-000000000000'];
    expect((await record(school.as('manager'), 'given', elsewhere)).error?.code).toBe('forbidden');
    expect(await product.deps.db.select().from(consents)).toEqual([]);
  });
});

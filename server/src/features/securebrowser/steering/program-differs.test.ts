import { and, eq } from 'drizzle-orm';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import { openAttempt } from 'shared/contracts/delivery.ts';
import { postSignals, readTimeline } from 'shared/contracts/proctoring.ts';
import { exportEvidence } from 'shared/contracts/proctoring-bundle.ts';
import * as securebrowser from 'shared/contracts/securebrowser.ts';
import { openSafeExamBrowser } from 'shared/contracts/securebrowser-entry.ts';
import { unpackBundle } from 'shared/evidence/bundle-zip.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../../testing.ts';
import { signals } from '../../proctoring/index.ts';
import { readSebFile } from '../seb/seb-file.ts';
import { ADDRESS, hashes, settingsWith } from '../testing.ts';
import { scriptedClient } from './testing.ts';

test('a secure browser whose program differs from the others is evidence at the desk and in the bundle, once', async () => {
  const product = await startTestApp();
  const school = await seedSchool(product, ['manager', 'reviewer']);
  const exam = await seedExam(product, school, { security: 'seb', candidates: 5, proctoring: 1 });
  const params = { examId: exam.examId };
  const body = settingsWith({ steered: true });
  await product.call(securebrowser.saveSecureBrowserSettings, { params, body, as: school.as('manager') });
  const begin = async (seat: number, signature: string) => {
    const links = await product.call(openSafeExamBrowser, { body: { code: exam.slips[seat] ?? '' } });
    const file = await product.app.inject({ url: links.value.downloadLink.slice(ADDRESS.length) });
    const client = scriptedClient(product, readSebFile(file.rawPayload).settings);
    const browser = await client.begin(signature);
    const as = (await browser.start()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const headersTo = (path: string) => hashes(ADDRESS + path, browser.key, client.kept.serverKey);
    const consent = { version: NOTICE_VERSION, camera: false };
    await product.call(giveConsent, { as, headers: headersTo(giveConsent.path), body: consent });
    return { as, headersTo };
  };
  const others = [await begin(0, 'a'.repeat(64)), await begin(1, 'a'.repeat(64)), await begin(2, 'a'.repeat(64))];
  const changed = await begin(3, 'b'.repeat(64));
  product.pass(3_600_000);
  const sit = async ({ as, headersTo }: typeof changed) => {
    const writer = { writer: 'a-page-of-it' };
    const opened = await product.call(openAttempt, { as, headers: headersTo(openAttempt.path), body: writer });
    const attemptId = opened.value.attempt;
    product.pass(31_000);
    for (let minute = 0; minute < 12; minute += 1) {
      const at = product.deps.now();
      const signal = {
        source: 'page-number-1',
        seq: minute,
        kind: 'networkGap',
        startedAt: at,
        endedAt: at,
        payload: {},
      };
      const headers = headersTo(postSignals.path.replace(':attemptId', attemptId));
      const told = await product.call(postSignals, { as, headers, params: { attemptId }, body: { signals: [signal] } });
      expect(told.error).toBeUndefined();
      product.pass(60_000);
    }
    return attemptId;
  };
  const toldOf = (attemptId: string) =>
    product.deps.db
      .select()
      .from(signals)
      .where(and(eq(signals.attemptId, attemptId), eq(signals.kind, 'programDiffers')));

  const attemptId = await sit(changed);
  const payload = { version: '3.10.1.864 (x64)', system: 'Microsoft Windows 11 Pro' };
  expect(await toldOf(attemptId)).toMatchObject([{ source: 'server', payload }]);
  const as = school.as('reviewer');
  const { risk } = (await product.call(readTimeline, { as, params: { attemptId } })).value;
  // What is only reported stands behind it.
  expect(risk.evidence[0]).toMatchObject({ kind: 'programDiffers', modality: 'custody' });
  const bundle = await product.call(exportEvidence, {
    as,
    params: { attemptId },
    body: { reason: 'Hội đồng yêu cầu' },
  });
  const told = unpackBundle(bundle.bytes)?.files.get('signals.json');
  expect(Buffer.from(told ?? []).toString()).toContain('programDiffers');

  const [other] = others;
  if (!other) throw new Error('nobody else began');
  expect(await toldOf(await sit(other))).toEqual([]);
  await product.close();
});

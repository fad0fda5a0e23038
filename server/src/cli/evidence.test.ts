import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { exportEvidence } from 'shared/contracts/proctoring-bundle.ts';
import { packBundle, unpackBundle } from 'shared/evidence/bundle-zip.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadPage, signalAt, sit } from '../features/proctoring/testing.ts';
import { newSecrets, secretsOf } from '../secrets.ts';
import { seedExam, seedSchool, startTestApp } from '../testing.ts';
import { run } from './evidence.ts';

const folder = mkdtempSync(`${tmpdir()}/khaothi-evidence-`);
const path = (name: string) => `${folder}/${name}`;
let attemptId: string;
let out = '';
let failed = '';

beforeAll(async () => {
  const product = await startTestApp();
  const school = await seedSchool(product, ['manager', 'reviewer']);
  const exam = await seedExam(product, school, { proctoring: 1 });
  const who = await sit(product, exam.slips[0] ?? '');
  ({ attemptId } = who);
  const page = await loadPage(product, who);
  product.pass(30_000);
  await page.send([signalAt(product, page.source, 0)]);
  const { bytes } = await product.call(exportEvidence, {
    as: school.as('reviewer'),
    params: { attemptId },
    body: { reason: 'Hội đồng thi yêu cầu' },
  });
  const files = new Map(unpackBundle(bytes)?.files ?? []);
  const signals = Buffer.from(files.get('signals.json') ?? []).toString();
  writeFileSync(path('whole.zip'), bytes);
  writeFileSync(
    path('altered.zip'),
    packBundle(files.set('signals.json', Buffer.from(signals.replace('"characters": 40', '"characters": 4')))),
  );
  writeFileSync(path('strange.zip'), 'khong phai');
  writeFileSync(path('own.pem'), product.deps.secrets.publicKey);
  writeFileSync(path('foreign.pem'), secretsOf(newSecrets()).publicKey);
  await product.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  [out, failed] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    failed += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('khaothi evidence verify', () => {
  test.each([
    ['by its own word', ['whole.zip']],
    ['with the key that the department has published', ['whole.zip', '--key', 'own.pem']],
  ])('ends with 0 for a bundle as it was exported, %s', async (_, [file = '', flag, key]) => {
    const keyed = flag && key ? [flag, path(key)] : [];
    expect(await run(['verify', path(file), ...keyed])).toBe(0);
    expect(out).toContain(`Bài làm ${attemptId}`);
    expect(out).toContain('Không phát hiện thay đổi nào.');
    expect(failed).toBe('');
  });

  test('ends with 1 and names the file in which one number was changed', async () => {
    expect(await run(['verify', path('altered.zip')])).toBe(1);
    expect(out).toContain('✗ signals.json: tệp đã bị thay đổi');
    expect(out).toContain('CÓ THAY ĐỔI. Không dùng gói này làm căn cứ.');
  });

  test('ends with 1 where another key than the published one has signed', async () => {
    expect(await run(['verify', path('whole.zip'), '--key', path('foreign.pem')])).toBe(1);
    expect(out).toContain('ký bằng khóa khác với khóa đã biết');
  });

  test('tells programs the same in JSON', async () => {
    expect(await run(['verify', path('altered.zip'), '--json'])).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      attempt: attemptId,
      faults: expect.arrayContaining([{ file: 'signals.json', what: 'altered', where: null }]),
    });
  });

  test('ends with 1 for a file that is no bundle, and says so', async () => {
    expect(await run(['verify', path('strange.zip')])).toBe(1);
    expect([out, failed]).toEqual(['', expect.stringContaining('không phải gói bằng chứng')]);
  });

  test.each([[[]], [['verify']], [['read', path('whole.zip')]]])(
    'ends with 2 and says how it is used: %j',
    async (args) => {
      expect(await run(args)).toBe(2);
      expect([out, failed]).toEqual(['', expect.stringContaining('khaothi evidence verify FILE')]);
    },
  );
});

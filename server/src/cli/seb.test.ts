import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { examSettings } from '../features/securebrowser/seb/exam-settings.ts';
import { writeSebFile } from '../features/securebrowser/seb/seb-file.ts';
import { run } from './seb.ts';

const folder = mkdtempSync(join(tmpdir(), 'khaothi-seb-'));
const path = (name: string) => join(folder, name);
const settings = examSettings({
  startUrl: 'https://thi.test/seb/start/x',
  quitUrl: 'https://thi.test/seb/quit/y',
  quitPassword: null,
  examKeySalt: Buffer.alloc(32, 7),
  cameraNeeded: false,
  microphoneNeeded: false,
  profile: BrowserProfile.parse({}),
  base: null,
  allowedVersions: [],
});
const seed = { encryptionSalt: Buffer.alloc(8, 1), hmacSalt: Buffer.alloc(8, 2), iv: Buffer.alloc(16, 3) };
writeFileSync(path('locked.seb'), writeSebFile(settings, { container: 'pswd', password: 'Kt2026', seed }));
writeFileSync(path('plain.seb'), writeSebFile(settings, { container: 'plain' }));
const holder = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(
  path('certificate.seb'),
  writeSebFile(settings, {
    container: 'phsk',
    holder: holder.publicKey,
    key: Buffer.alloc(32, 5),
    seed,
    inner: { container: 'pswd', password: 'Kt2026', seed },
  }),
);
writeFileSync(path('holder.pem'), holder.privateKey.export({ type: 'pkcs8', format: 'pem' }));
writeFileSync(path('garbage.seb'), 'khong phai');

let said = '';
let complained = '';
beforeEach(() => {
  said = '';
  complained = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('khaothi seb inspect', () => {
  test('tells a file apart as JSON, the same key in every container', async () => {
    expect(await run(['inspect', path('locked.seb'), '--password', 'Kt2026', '--json'])).toBe(0);
    const locked = JSON.parse(said);
    said = '';
    expect(await run(['inspect', path('plain.seb'), '--json'])).toBe(0);
    const plain = JSON.parse(said);
    said = '';
    const unlocked = ['--key', path('holder.pem'), '--password', 'Kt2026'];
    expect(await run(['inspect', path('certificate.seb'), ...unlocked, '--json'])).toBe(0);
    expect(JSON.parse(said)).toEqual({ ...plain, container: 'phsk', encrypted: true });
    expect(Object.keys(plain)).toEqual(['container', 'encrypted', 'configKey', 'startURL', 'quitURL', 'keys']);
    expect(locked).toEqual({ ...plain, container: 'pswd', encrypted: true });
    expect(plain).toMatchObject({ container: 'plain', startURL: 'https://thi.test/seb/start/x', encrypted: false });
    expect(plain.keys).toEqual(expect.arrayContaining(['startURL', 'URLFilterRules', 'examKeySalt']));
  });

  test('says it in words without --json', async () => {
    expect(await run(['inspect', path('plain.seb')])).toBe(0);
    expect(said).toContain('Config Key:');
  });

  test.each([
    ['a wrong password', ['locked.seb', '--password', 'x'], 'Mật khẩu không đúng'],
    ['no password', ['locked.seb'], 'Thêm --password'],
    ['a certificate', ['certificate.seb'], 'chứng thư'],
    ['a key that is none', ['certificate.seb', '--key', 'nowhere.pem'], 'Không đọc được khóa riêng'],
    ['garbage', ['garbage.seb'], 'không phải tệp cấu hình'],
    ['no such file', ['nowhere.seb'], 'Không đọc được tệp'],
  ])('refuses %s with one sentence', async (_, [name = '', ...options], sentence) => {
    expect(await run(['inspect', path(name), ...options, '--json'])).toBe(1);
    expect(said).toBe('');
    expect(complained).toContain(sentence);
    expect(complained.trim().split('\n')).toHaveLength(1);
  });

  test.each([[[]], [['inspect']], [['open', 'x.seb']], [['inspect', 'x.seb', '--unknown']]])(
    'shows how it is used for %j',
    async (args) => {
      expect(await run(args)).toBe(2);
      expect(complained).toContain('Cách dùng');
    },
  );
});

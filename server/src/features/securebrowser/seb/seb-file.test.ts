import { createHash, generateKeyPairSync } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { describe, expect, test } from 'vitest';
import { configKeyOf } from './config-key.ts';
import { examSettings } from './exam-settings.ts';
import type { PlistValue } from './plist.ts';
import { lockWithRsa } from './public-key.ts';
import { readPlist } from './read-plist.ts';
import { encrypt } from './rncryptor.ts';
import { readSebFile, type SebWrapping, writeSebFile } from './seb-file.ts';
import { anyPlist, shuffled } from './testing.ts';
import { writePlist } from './write-plist.ts';

const settings = examSettings({
  startUrl: 'https://khaothi.laocai.vn/seb/start/x?a=1&b=2',
  quitUrl: 'https://khaothi.laocai.vn/seb/quit/y',
  quitPassword: 'ra-som',
  examKeySalt: Buffer.alloc(32, 7),
  cameraNeeded: true,
  microphoneNeeded: true,
  profile: BrowserProfile.parse({}),
  base: null,
  allowedVersions: ['Win.3.7.min'],
});
const seed = { encryptionSalt: Buffer.alloc(8, 1), hmacSalt: Buffer.alloc(8, 2), iv: Buffer.alloc(16, 3) };
const holder = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const unlocking = { password: 'Kt2026', keys: [stranger.privateKey, holder.privateKey] };
const key = Buffer.alloc(32, 9);
const pswd = { container: 'pswd' as const, password: 'Kt2026', seed };
const wrappings: SebWrapping[] = [
  { container: 'plain' },
  { container: 'plnd' },
  pswd,
  { container: 'pwcc', password: 'Kt2026', seed },
  { container: 'pkhs', holder: holder.publicKey, inner: { container: 'plnd' } },
  { container: 'pkhs', holder: holder.publicKey, inner: pswd },
  { container: 'phsk', holder: holder.publicKey, key, seed, inner: { container: 'plnd' } },
  { container: 'phsk', holder: holder.publicKey, key, seed, inner: { ...pswd, container: 'pwcc' } },
];
const problemOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { problem: string }).problem;
  }
};
const plain = (value: PlistValue): unknown => {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return Array.isArray(value) ? value.map(plain) : value;
};

describe('a .seb file', () => {
  test.each(wrappings)('written as $container reads back the same', (wrapping) => {
    const read = readSebFile(writeSebFile(settings, wrapping), unlocking);
    expect(read.container).toBe(wrapping.container);
    expect(read.encrypted).toBe(!['plain', 'plnd'].includes(wrapping.container));
    expect(plain(read.settings)).toEqual(plain(settings));
  });

  test('keeps any settings and their Config Key, in every container', () => {
    fc.assert(
      fc.property(anyPlist, fc.constantFrom(...wrappings), (made, wrapping) => {
        const read = readSebFile(writeSebFile(made, wrapping), unlocking).settings;
        expect(plain(read)).toEqual(plain(made));
        expect(configKeyOf(read)).toBe(configKeyOf(made));
        expect(configKeyOf(shuffled(read))).toBe(configKeyOf(made));
      }),
      { numRuns: 60 },
    );
  });

  test('may lack any of its gzip layers', () => {
    const xml = Buffer.from(writePlist(settings));
    expect(readSebFile(Buffer.concat([Buffer.from('plnd'), xml])).container).toBe('plnd');
    expect(readSebFile(gzipSync(xml)).container).toBe('plain');
    expect(readSebFile(Buffer.concat([Buffer.from('pswd'), encrypt(xml, 'Kt2026', seed)]), unlocking).container).toBe(
      'pswd',
    );
  });

  test('may begin with a comment', () => {
    expect(readSebFile(Buffer.from('<!-- SEB --><plist><dict/></plist>')).container).toBe('plain');
  });

  test('opens with a key whose length is no multiple of eight bits', () => {
    const odd = generateKeyPairSync('rsa', { modulusLength: 2047 });
    const wrapping = { container: 'pkhs' as const, holder: odd.publicKey, inner: { container: 'plnd' as const } };
    expect(plain(readSebFile(writeSebFile(settings, wrapping), { keys: [odd.privateKey] }).settings)).toEqual(
      plain(settings),
    );
  });

  test('for configuring a client opens under its hashed password, or without one', () => {
    const inner = gzipSync(writePlist(settings));
    const file = (password: string) =>
      Buffer.concat([Buffer.from('pwcc'), encrypt(inner, createHash('sha256').update(password).digest('hex'), seed)]);
    expect(readSebFile(file('Kt2026'), unlocking).container).toBe('pwcc');
    expect(readSebFile(file(''))).toMatchObject({ container: 'pwcc', encrypted: true });
    expect(problemOf(() => readSebFile(file('Kt2026')))).toBe('passwordNeeded');
    expect(problemOf(() => readSebFile(file('Kt2026'), { password: 'x' }))).toBe('wrongPassword');
  });

  test('for the holder of a certificate is laid out as the clients read it', () => {
    const [, , , , rsa, , mixed] = wrappings.map((wrapping) => writeSebFile(settings, wrapping));
    const publicHash = createHash('sha1')
      .update(holder.publicKey.export({ type: 'pkcs1', format: 'der' }))
      .digest('hex');
    const blocks = [rsa, mixed].map((file) => gunzipSync(file ?? Buffer.alloc(0)));
    expect(blocks.map((block) => block.subarray(0, 4).toString())).toEqual(['pkhs', 'phsk']);
    for (const block of blocks) expect(block.subarray(4, 24).toString('hex')).toBe(publicHash);
    expect((blocks[0]?.length ?? 0) % 256).toBe(24);
    expect(blocks[1]?.subarray(24, 28).toString('hex')).toBe('00010000');
    expect([...(blocks[1]?.subarray(28 + 256, 28 + 258) ?? [])]).toEqual([2, 1]);
  });

  test('for the holder of a certificate opens with that key only, and says what lies under it', () => {
    for (const wrapping of wrappings.slice(4)) {
      const file = writeSebFile(settings, wrapping);
      expect(problemOf(() => readSebFile(file, { ...unlocking, keys: [stranger.privateKey] }))).toBe(
        'certificateNeeded',
      );
      expect(problemOf(() => readSebFile(file, { password: 'Kt2026' }))).toBe('certificateNeeded');
    }
    const withPassword = writeSebFile(settings, wrappings[5] ?? { container: 'plain' });
    expect(problemOf(() => readSebFile(withPassword, { keys: unlocking.keys }))).toBe('passwordNeeded');
  });

  test.each([4, 6])('for the holder of a certificate that was cut or changed is refused', (which) => {
    const block = gunzipSync(writeSebFile(settings, wrappings[which] ?? { container: 'plain' }));
    for (const cut of [30, 100, block.length - 1])
      expect(problemOf(() => readSebFile(block.subarray(0, cut), unlocking))).toMatch(/notSeb|wrongPassword/);
    const changed = Buffer.from(block);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(problemOf(() => readSebFile(changed, unlocking))).toMatch(/notSeb|wrongPassword|badPlist/);
  });

  test('holds no certificate inside a certificate', () => {
    const inner = gunzipSync(writeSebFile(settings, wrappings[4] ?? { container: 'plain' }));
    const file = Buffer.concat([Buffer.from('pkhs'), lockWithRsa(inner, holder.publicKey)]);
    expect(problemOf(() => readSebFile(file, unlocking))).toBe('notSeb');
  });

  test('of a client without a password opens under the empty text itself', () => {
    const inner = gzipSync(writePlist(settings));
    const file = Buffer.concat([Buffer.from('pwcc'), encrypt(inner, '', seed)]);
    expect(readSebFile(file).container).toBe('pwcc');
    expect(readSebFile(file, { password: '' }).container).toBe('pwcc');
  });

  test('says what is missing', () => {
    const file = writeSebFile(settings, { container: 'pswd', password: 'Kt2026', seed });
    expect(problemOf(() => readSebFile(file))).toBe('passwordNeeded');
    expect(problemOf(() => readSebFile(file, { password: 'kt2026' }))).toBe('wrongPassword');
    expect(problemOf(() => readSebFile(Buffer.from(`pkhs${'x'.repeat(300)}`)))).toBe('certificateNeeded');
    expect(problemOf(() => readSebFile(Buffer.from(`phsk${'x'.repeat(300)}`)))).toBe('certificateNeeded');
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing at all', Buffer.alloc(0), 'notSeb'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'notSeb'],
    ['a broken gzip', Buffer.from('1f8b08000000', 'hex'), 'notSeb'],
    ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'tooLarge'],
    ['a binary property list', Buffer.from('bplist00\xd0', 'latin1'), 'badPlist'],
    ['a binary property list in a block', Buffer.from('plndbplist00\xd0', 'latin1'), 'badPlist'],
    ['XML cut short', Buffer.from('<?xml version="1.0"?><plist><dict><key>a'), 'badPlist'],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('<?xml version="1.0"?>'), Buffer.from([0xff])]),
      'badPlist',
    ],
  ])('refuses %s', (_, bytes, problem) => {
    expect(problemOf(() => readSebFile(bytes, { password: 'x' }))).toBe(problem);
  });
});

describe('a property list', () => {
  const read = (body: string) => readPlist(`<?xml version="1.0"?><plist version="1.0">${body}</plist>`);

  test('keeps every type', () => {
    const value = read(
      '<dict><key>s</key><string> a &amp; b </string><key>e</key><string/><key>i</key><integer>-7</integer><key>r</key><real>0.5</real>' +
        '<key>t</key><true/><key>d</key><data>AAE=</data><key>w</key><date>2026-11-23T00:00:00Z</date><key>l</key><array><string>x</string></array></dict>',
    );
    expect(plain(value)).toEqual({
      s: ' a & b ',
      e: '',
      i: -7,
      r: { real: 0.5 },
      t: true,
      d: '0001',
      w: { date: '2026-11-23T00:00:00Z' },
      l: ['x'],
    });
    expect(plain(readPlist(writePlist(value)))).toEqual(plain(value));
  });

  test.each([
    ['declarations of its own', '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict/></plist>'],
    ['an unknown entity', '<?xml version="1.0"?><plist><dict><key>a</key><string>&a;</string></dict></plist>'],
    ['a key twice', '<plist><dict><key>a</key><true/><key>a</key><false/></dict></plist>'],
    ['a key without a value', '<plist><dict><key>a</key></dict></plist>'],
    ['a value without a key', '<plist><dict><true/></dict></plist>'],
    ['an unknown element', '<plist><dict><key>a</key><script/></dict></plist>'],
    ['text between values', '<plist><dict>x<key>a</key><true/></dict></plist>'],
    ['an array as its root', '<plist><array/></plist>'],
    ['an integer of more than 64 bits', `<plist><dict><key>a</key><integer>${2n ** 64n}</integer></dict></plist>`],
    ['an integer without end', `<plist><dict><key>a</key><integer>${'9'.repeat(1e6)}</integer></dict></plist>`],
    ['no integer', '<plist><dict><key>a</key><integer>1.5</integer></dict></plist>'],
    ['deep nesting', `<plist>${'<array>'.repeat(100_000)}`],
  ])('with %s is refused', (_, xml) => {
    expect(problemOf(() => readPlist(xml))).toBe('badPlist');
  });

  test('names a long key in a few words', () => {
    const twice = `<key>${'k'.repeat(1e6)}</key>`.repeat(2);
    expect(() => read(`<dict>${twice}</dict>`)).toThrow(/^.{1,100}$/);
  });

  test('keeps every digit of an integer', () => {
    expect(plain(read(`<dict><key>a</key><integer>${2n ** 64n - 1n}</integer></dict>`))).toEqual({ a: 2n ** 64n - 1n });
    expect(plain(read(`<dict><key>a</key><integer>-${2n ** 63n}</integer></dict>`))).toEqual({ a: -(2n ** 63n) });
  });

  test('with what a client cannot read is not written', () => {
    expect(problemOf(() => writePlist(new Map([['a', 2n ** 53n]])))).toBe('badPlist');
    expect(problemOf(() => writePlist(new Map([['a', 2 ** 31]])))).toBe('badPlist');
    expect(problemOf(() => writePlist(new Map([['a', '\u0001']])))).toBe('badPlist');
  });
});

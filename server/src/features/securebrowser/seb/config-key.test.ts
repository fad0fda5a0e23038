import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { describe, expect, test } from 'vitest';
import { compareKeys, configKeyOf, isLeftOut, sebJson } from './config-key.ts';
import { examSettings } from './exam-settings.ts';
import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';
import { readPlist } from './read-plist.ts';
import { anyPlist, shuffled } from './testing.ts';

const dict = (entries: Record<string, PlistValue>): PlistDict => new Map(Object.entries(entries));

/** Published in the tests of Moodle's quizaccess_seb (config_key_is_created). */
const moodleQuiz = dict({
  showTaskBar: true,
  allowWlan: false,
  showReloadButton: true,
  showTime: false,
  showInputLanguage: true,
  allowQuit: true,
  quitURLConfirm: true,
  audioControlEnabled: true,
  audioMute: false,
  allowSpellCheck: false,
  browserWindowAllowReload: true,
  URLFilterEnable: true,
  URLFilterEnableContentFilter: false,
  hashedQuitPassword: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  URLFilterRules: [dict({ action: 1, active: true, expression: 'test.com', regex: false })],
  startURL: 'https://www.example.com/moodle/mod/quiz/view.php?id=1',
  sendBrowserExamKey: true,
  allowPreferencesWindow: false,
  examSessionClearCookiesOnStart: false,
});

describe('the Config Key', () => {
  test('equals the published value of a Moodle quiz', () => {
    expect(configKeyOf(moodleQuiz)).toBe('b35510bd754f9d106ff88b9d2dc1bb297cddc9fc7b4bdde2dbda4e7d9e4b50d8');
  });

  test('of no settings is that of an empty object', () => {
    expect(configKeyOf(dict({}))).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  test('does not depend on who made the file', () => {
    const made = dict({ startURL: 'https://a.vn', originatorVersion: 'SEB_Win_2.1.1' });
    expect(configKeyOf(made)).toBe(configKeyOf(dict({ startURL: 'https://a.vn' })));
  });

  test('does not depend on the order of keys or on line breaks in data', () => {
    const xml = (body: string) => `<?xml version="1.0"?><plist version="1.0"><dict>${body}</dict></plist>`;
    const one = readPlist(xml('<key>b</key><data>AAEC\n\t AwQ=</data><key>a</key><integer>1</integer>'));
    const two = readPlist(xml('<key>a</key><integer>1</integer><key>b</key><data>AAECAwQ=</data>'));
    expect(sebJson(one)).toBe('{"a":1,"b":"AAECAwQ="}');
    expect(configKeyOf(one)).toBe(configKeyOf(two));
  });
});

test.each(['da_DK', 'cs_CZ', 'vi_VN'])('the Config Key is the same on a machine whose language is %s', (language) => {
  const script = `import { compareKeys } from ${JSON.stringify(import.meta.resolve('./config-key.ts'))};
    console.log(['zz', 'aab', 'hb', 'cha', 'allowWLAN', 'allowWlan'].sort(compareKeys).join(' '));`;
  const env = { ...process.env, LC_ALL: `${language}.UTF-8` };
  const sorted = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env, encoding: 'utf8' });
  expect(sorted.trim()).toBe('aab allowWlan allowWLAN cha hb zz');
});

describe('SEB-JSON', () => {
  test.each<[string, Record<string, PlistValue>, string]>([
    ['writes letters as they are', { a: 'hello wörld' }, '{"a":"hello wörld"}'],
    ['keeps backslashes single', { a: '\\', b: '\\\\\\' }, '{"a":"\\","b":"\\\\\\"}'],
    ['does not escape quotes, slashes and line breaks', { a: '"/\n' }, '{"a":""/\n"}'],
    ['keeps empty arrays, strings and data', { a: [], b: '', c: new Uint8Array() }, '{"a":[],"b":"","c":""}'],
    ['drops a key with an empty dictionary', { a: dict({}), b: 1 }, '{"b":1}'],
    ['keeps the order of an array and sorts inside it', { a: [dict({ y: 1, x: 2 }), 3] }, '{"a":[{"x":2,"y":1},3]}'],
    ['drops the originator at every level', { a: dict({ OriginatorVersion: 'x', b: 1 }) }, '{"a":{"b":1}}'],
    [
      'sorts without regard to case',
      { URLFilter: 1, startURL: 2, allowQuit: 3 },
      '{"allowQuit":3,"startURL":2,"URLFilter":1}',
    ],
    [
      'writes every digit of a large integer',
      { a: 9_007_199_254_740_993n, b: -(2n ** 63n) },
      '{"a":9007199254740993,"b":-9223372036854775808}',
    ],
    ['puts lower before upper on a tie', { allowWLAN: 1, allowWlan: 2 }, '{"allowWlan":2,"allowWLAN":1}'],
    ['quotes a date as the file has it', { a: { date: '1940-10-09T22:13:56Z' } }, '{"a":"1940-10-09T22:13:56Z"}'],
  ])('%s', (_, settings, json) => {
    expect(sebJson(dict(settings))).toBe(json);
  });

  test.each([
    [1.2345678901234567, '1.23456789012346'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333333333'],
    [0.00001, '1E-05'],
    [0.0001, '0.0001'],
    [-0, '0'],
    [1, '1'],
    [-2.5, '-2.5'],
    [100, '100'],
    [1e15, '1E+15'],
    [123456789012345, '123456789012345'],
    [9.999999999999998, '10'],
    [-1.5e-7, '-1.5E-07'],
  ])('writes the real %f as %s', (real, text) => {
    expect(sebJson({ real })).toBe(text);
  });
});

describe('the Config Key of any settings', () => {
  test('is the same in any order of keys and from any maker, and another for any other value', () => {
    fc.assert(
      fc.property(anyPlist, (settings) => {
        const key = configKeyOf(settings);
        expect(configKeyOf(shuffled(settings))).toBe(key);
        expect(configKeyOf(signedAtEveryLevel(settings))).toBe(key);
        expect(configKeyOf(new Map([...settings, ['zzzz', dict({})]]))).toBe(key);
        expect(configKeyOf(new Map([...settings, ['zzzz', '']]))).not.toBe(key);
      }),
    );
  });

  test('of a file with the originator last is not spoilt by it', () => {
    expect(sebJson(dict({ a: 1, originatorVersion: 'SEB_Win_3.10' }))).toBe('{"a":1}');
    expect(sebJson(dict({ a: 1, zoom: dict({}) }))).toBe('{"a":1}');
  });
});

/** The originator's name, in any case, put into every dictionary that is not empty. */
function signedAtEveryLevel(value: PlistDict): PlistDict {
  const signed = (inner: PlistValue): PlistValue => {
    if (isDict(inner)) return inner.size === 0 ? inner : signedAtEveryLevel(inner);
    return isArray(inner) ? inner.map(signed) : inner;
  };
  return new Map([...[...value].map(([name, inner]) => [name, signed(inner)] as const), ['OriginatorVERSION', 'x']]);
}

describe('the settings we make', () => {
  test('avoid everything on which clients disagree, whatever the exam', () => {
    const exam = fc.record({
      startUrl: fc.webUrl(),
      quitUrl: fc.webUrl(),
      quitPassword: fc.option(fc.string()),
      examKeySalt: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      cameraNeeded: fc.boolean(),
      microphoneNeeded: fc.boolean(),
      profile: fc
        .record({ calculator: fc.boolean(), print: fc.boolean(), secondDisplay: fc.boolean() })
        .map((said) => BrowserProfile.parse({ ...said, allowedSites: ['vi.wikipedia.org'] })),
      base: fc.option(anyPlist),
      allowedVersions: fc.array(fc.constant('Win.3.7.min'), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(exam, (made) => {
        const settings = examSettings(made);
        const last = [...settings].sort(([a], [b]) => compareKeys(a, b)).at(-1);
        expect(last && isLeftOut(...last)).toBe(false);
        const lowered = [...settings.keys()].map((key) => key.toLowerCase());
        expect(new Set(lowered).size).toBe(lowered.length);
        for (const value of settings.values()) {
          if (typeof value === 'object') expect('real' in value || 'date' in value).toBe(false);
          if (typeof value === 'string') expect(value).not.toContain('"');
          if (value instanceof Map) expect(value.size).toBeGreaterThan(0);
          if (Array.isArray(value)) expect(value.includes('')).toBe(false);
        }
      }),
    );
  });
});

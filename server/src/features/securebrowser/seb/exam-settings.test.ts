import { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { describe, expect, test } from 'vitest';
import { examSettings } from './exam-settings.ts';
import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';
import { profileOf } from './profile-of.ts';
import { safeSettings } from './safe-settings.ts';

const dict = (entries: Record<string, PlistValue>): PlistDict => new Map(Object.entries(entries));
const settingsWith = (
  profile: Partial<BrowserProfile>,
  base: PlistDict | null = null,
  { cameraNeeded = false, microphoneNeeded = false } = {},
) =>
  examSettings({
    startUrl: 'https://thi.laocai.vn/seb/start/x',
    quitUrl: 'https://thi.laocai.vn/seb/quit/y',
    quitPassword: 'ra-som',
    examKeySalt: Buffer.alloc(32, 7),
    cameraNeeded,
    microphoneNeeded,
    allowedVersions: [],
    profile: BrowserProfile.parse(profile),
    base,
  });
const inside = (settings: PlistDict, key: string, name: string) => {
  const list = settings.get(key);
  return list !== undefined && isArray(list) ? list.filter(isDict).map((one) => one.get(name)) : [];
};

describe('a profile', () => {
  test('of nothing lets nothing out of the exam', () => {
    const settings = settingsWith({});
    expect(inside(settings, 'URLFilterRules', 'expression')).toEqual(['thi.laocai.vn']);
    for (const key of [
      'allowPrint',
      'allowSpellCheck',
      'allowDictionaryLookup',
      'allowVirtualMachine',
      'allowScreenSharing',
    ])
      expect([key, settings.get(key)]).toEqual([key, false]);
    expect(settings.get('allowedDisplaysMaxNumber')).toBe(1);
    expect(settings.has('permittedProcesses')).toBe(false);
  });

  test('opens the sites it names, in any way people write them, and windows for them', () => {
    const settings = settingsWith({
      allowedSites: ['https://vi.wikipedia.org/', ' *.MOET.gov.vn ', 'tudien.vn/anh-viet/*'],
    });
    expect(inside(settings, 'URLFilterRules', 'expression')).toEqual([
      ...['thi.laocai.vn', 'vi.wikipedia.org', '*.moet.gov.vn', 'tudien.vn/anh-viet/*'],
    ]);
    expect(settings.get('newBrowserWindowByLinkPolicy')).toBe(2);
  });

  test.each(['*', 'không dấu.vn', 'a b.vn', 'x"y.vn', 'localhost', 'javascript:alert(1)', '*.'])(
    'does not take "%s" for a site',
    (site) => {
      expect(BrowserProfile.safeParse({ allowedSites: [site] }).success).toBe(false);
    },
  );

  test('gives the calculator of either system', () => {
    expect(inside(settingsWith({ calculator: true }), 'permittedProcesses', 'os')).toEqual([1, 0]);
  });

  test('gives the camera where the proctoring needs it, unless it says otherwise', () => {
    const camera = (said: boolean | null, needed: boolean) =>
      settingsWith({ camera: said }, null, { cameraNeeded: needed }).get('browserMediaCaptureCamera');
    expect([camera(null, true), camera(null, false), camera(false, true), camera(true, false)]).toEqual([
      ...[true, false, false, true],
    ]);
  });

  test('gives the microphone where it is needed itself, and not because the camera is', () => {
    const microphone = (said: boolean | null, needed: boolean) =>
      settingsWith({ camera: said }, null, { cameraNeeded: true, microphoneNeeded: needed }).get(
        'browserMediaCaptureMicrophone',
      );
    expect([microphone(null, true), microphone(null, false), microphone(false, true), microphone(true, false)]).toEqual(
      [true, false, false, true],
    );
  });
});

/** As a school might keep it for its computers. */
const school = dict({
  originatorVersion: 'SEB_Win_3.10.1',
  startURL: 'https://lms.truong.edu.vn',
  quitURL: 'https://lms.truong.edu.vn/ra',
  hashedQuitPassword: 'a'.repeat(64),
  hashedAdminPassword: 'b'.repeat(64),
  sebMode: 1,
  sebServerConfiguration: dict({ clientName: 'x' }),
  allowSpellCheck: true,
  allowPrint: true,
  ALLOWVIRTUALMACHINE: true,
  enableF5: true,
  browserZoomLevel: { real: 1.25 },
  madeOn: { date: '2024-01-01T00:00:00Z' },
  proxies: dict({}),
  greeting: 'Xin "chào"',
  bigNumber: 2 ** 40,
  ExceptionsList: ['', 'a'],
  prohibitedProcesses: [dict({ active: true, executable: 'zalo.exe', os: 1 })],
  permittedProcesses: [dict({ active: true, executable: 'calc.exe', os: 1, title: 'Máy tính' })],
  URLFilterEnable: true,
  URLFilterRules: [
    dict({ action: 1, active: true, expression: 'lms.truong.edu.vn', regex: false }),
    dict({ action: 0, active: true, expression: '*.chat.vn', regex: false }),
    dict({ action: 1, active: true, expression: '^https://x', regex: true }),
  ],
});

describe("a school's own settings", () => {
  test('are read into a profile', () => {
    expect(profileOf(school)).toEqual(
      BrowserProfile.parse({ allowedSites: ['lms.truong.edu.vn'], calculator: true, spellCheck: true, print: true }),
    );
    expect(profileOf(dict({}))).toEqual(BrowserProfile.parse({}));
  });

  test('stand under those of the exam, which begins, ends and is opened by its own', () => {
    const settings = settingsWith(profileOf(school), school);
    expect(settings.get('startURL')).toBe('https://thi.laocai.vn/seb/start/x');
    expect(settings.get('hashedQuitPassword')).not.toBe('a'.repeat(64));
    for (const key of ['hashedAdminPassword', 'sebMode', 'sebServerConfiguration', 'originatorVersion'])
      expect([key, settings.has(key)]).toEqual([key, false]);
    expect(settings.get('enableF5')).toBe(true);
    expect(inside(settings, 'prohibitedProcesses', 'executable')).toEqual(['zalo.exe']);
    expect(inside(settings, 'URLFilterRules', 'expression')).toEqual([
      ...['lms.truong.edu.vn', '*.chat.vn', '^https://x', 'thi.laocai.vn', 'lms.truong.edu.vn'],
    ]);
    // Nothing weakens the exam by writing a key in capitals.
    expect([...settings.keys()].filter((key) => key.toLowerCase() === 'allowvirtualmachine')).toEqual([
      'allowVirtualMachine',
    ]);
  });

  test('lose what the clients read differently, and it is said', () => {
    expect(safeSettings(school).left).toEqual([
      ...['browserZoomLevel', 'madeOn', 'proxies', 'greeting', 'bigNumber', 'ExceptionsList'],
    ]);
  });
});

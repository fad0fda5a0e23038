import { createHash } from 'node:crypto';
import type { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';
import { safeSettings } from './safe-settings.ts';

export interface ExamSettings {
  /** Where the exam begins; carries the attempt's own secret. */
  readonly startUrl: string;
  /** Opening it ends Safe Exam Browser at once; carries the attempt's own secret. */
  readonly quitUrl: string;
  /** What the invigilator types to leave early; null where nobody may leave but by handing in. */
  readonly quitPassword: string | null;
  /** 32 random bytes, the attempt's own: no two files have the same Config Key. */
  readonly examKeySalt: Uint8Array;
  /** Whether the exam's proctoring needs the camera; the profile may say otherwise. */
  readonly cameraNeeded: boolean;
  /** Whether it listens, or an answer may be spoken; the profile may say otherwise. */
  readonly microphoneNeeded: boolean;
  /** Oldest clients let in, as "Win.3.7.min"; empty for any. */
  readonly allowedVersions: readonly string[];
  /** What candidates may use. */
  readonly profile: BrowserProfile;
  /** A school's own settings, under ours; null for none. */
  readonly base: PlistDict | null;
}

/**
 * The settings of one attempt: as few keys as do the work, because a client hashes only the keys it is given, which keeps
 * the Config Key the same over its versions. No reals, no dates, no empty dictionaries, and the last key in SEB-JSON's
 * order is always kept: the clients disagree on each of these (see config-key.ts). Of a school's own file everything stays
 * that is neither ours to say nor read differently by the clients.
 */
export function examSettings(exam: ExamSettings): PlistDict {
  const { profile } = exam;
  const base = exam.base === null ? new Map<string, PlistValue>() : new Map(safeSettings(exam.base).kept);
  for (const key of NEVER_OURS) base.delete(key);
  const camera = profile.camera ?? exam.cameraNeeded;
  const programs = [...listOf(base, 'permittedProcesses'), ...(profile.calculator ? CALCULATORS : [])];
  const settings: Record<string, PlistValue> = {
    // 0: start an exam, rather than configure the client.
    sebConfigPurpose: 0,
    startURL: exam.startUrl,
    quitURL: exam.quitUrl,
    quitURLConfirm: false,
    allowQuit: exam.quitPassword !== null,
    ...(exam.quitPassword !== null && { hashedQuitPassword: sha256(exam.quitPassword) }),
    examKeySalt: exam.examKeySalt,
    sendBrowserExamKey: true,
    // 3: the modern web view where a platform has two; only it has the JavaScript API and the camera.
    browserWindowWebView: 3,
    examSessionClearCookiesOnStart: true,
    URLFilterEnable: true,
    URLFilterEnableContentFilter: false,
    URLFilterRules: [
      ...listOf(base, 'URLFilterRules'),
      ...[new URL(exam.startUrl).host, ...profile.allowedSites].map(rule),
    ],
    newBrowserWindowByLinkPolicy: profile.allowedSites.length > 0 ? 2 : 0,
    allowPreferencesWindow: false,
    allowVirtualMachine: profile.virtualMachine,
    allowScreenSharing: false,
    allowedDisplaysMaxNumber: profile.secondDisplay ? 2 : 1,
    enablePrintScreen: false,
    enableCursorVerification: true,
    enableSessionVerification: true,
    // 2: what is copied inside stays inside.
    clipboardPolicy: 2,
    allowSpellCheck: profile.spellCheck,
    allowDictionaryLookup: profile.dictionary,
    allowDictation: false,
    allowSiri: false,
    allowPrint: profile.print,
    allowWlan: profile.wifi,
    enableZoomPage: profile.zoom,
    enableZoomText: profile.zoom,
    insideSebEnableEaseOfAccess: profile.easeOfAccess,
    audioControlEnabled: profile.sound,
    showTaskBar: true,
    showTime: true,
    showReloadButton: true,
    showInputLanguage: true,
    browserMediaCaptureCamera: camera,
    browserMediaCaptureMicrophone: profile.camera ?? exam.microphoneNeeded,
    ...(programs.length > 0 && { permittedProcesses: programs }),
    ...(exam.allowedVersions.length > 0 && { sebAllowedVersions: exam.allowedVersions }),
  };
  const ours = new Set(Object.keys(settings).map((key) => key.toLowerCase()));
  return new Map([...[...base].filter(([key]) => !ours.has(key.toLowerCase())), ...Object.entries(settings)]);
}

/**
 * What a file of a school cannot say for an exam of ours: its passwords would open or end it, its server would take it, and
 * its keys were made for another exam.
 */
const NEVER_OURS = [
  'hashedAdminPassword',
  'hashedQuitPassword',
  'sebMode',
  'sebServerURL',
  'sebServerConfiguration',
  'sebServerFallback',
  'sebServerFallbackPasswordHash',
  'sebAllowedVersions',
  'browserExamKey',
  'configKeySalt',
  'configFileEncryption',
];

/** The calculator of Windows and of macOS, in the words of `permittedProcesses`: `os` 1 is Windows, 0 macOS. */
const CALCULATORS: readonly PlistDict[] = [
  program({ os: 1, executable: 'calc.exe', originalName: 'calc.exe', title: 'Calculator' }),
  program({ os: 0, executable: 'Calculator', identifier: 'com.apple.calculator', title: 'Calculator' }),
];

function program(said: Record<string, PlistValue>): PlistDict {
  const usual = { active: true, autostart: false, iconInTaskbar: true, runInBackground: true, strongKill: true };
  return new Map<string, PlistValue>(Object.entries({ ...usual, ...said }));
}

/** The dictionaries in the array under a key. */
function listOf(settings: PlistDict, key: string): PlistDict[] {
  const list = settings.get(key);
  return list !== undefined && isArray(list) ? list.filter(isDict) : [];
}

function rule(expression: string): PlistDict {
  return new Map<string, PlistValue>([
    ['action', 1],
    ['active', true],
    ['expression', expression],
    ['regex', false],
  ]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

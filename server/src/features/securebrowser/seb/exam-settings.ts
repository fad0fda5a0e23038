import { createHash } from 'node:crypto';
import type { PlistDict, PlistValue } from './plist.ts';

export interface ExamSettings {
  /** Where the exam begins; carries the attempt's own secret. */
  readonly startUrl: string;
  /** Opening it ends Safe Exam Browser at once; carries the attempt's own secret. */
  readonly quitUrl: string;
  /** What the invigilator types to leave early; null where nobody may leave but by handing in. */
  readonly quitPassword: string | null;
  /** 32 random bytes, the attempt's own: no two files have the same Config Key. */
  readonly examKeySalt: Uint8Array;
  readonly cameraAllowed: boolean;
  /** Oldest clients let in, as "Win.3.7.min"; empty for any. */
  readonly allowedVersions: readonly string[];
}

/**
 * The settings of one attempt: as few keys as do the work, because a client hashes only the keys it is given, which keeps
 * the Config Key the same over its versions. No reals, no dates, no empty dictionaries, and the last key in SEB-JSON's
 * order is always kept: the clients disagree on each of these (see config-key.ts).
 */
export function examSettings(exam: ExamSettings): PlistDict {
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
    URLFilterRules: [rule(new URL(exam.startUrl).host)],
    newBrowserWindowByLinkPolicy: 0,
    allowPreferencesWindow: false,
    allowVirtualMachine: false,
    allowScreenSharing: false,
    allowedDisplaysMaxNumber: 1,
    enablePrintScreen: false,
    enableCursorVerification: true,
    enableSessionVerification: true,
    // 2: what is copied inside stays inside.
    clipboardPolicy: 2,
    allowSpellCheck: false,
    allowDictation: false,
    allowSiri: false,
    allowWlan: true,
    audioControlEnabled: true,
    showTaskBar: true,
    showTime: true,
    showReloadButton: true,
    showInputLanguage: true,
    browserMediaCaptureCamera: exam.cameraAllowed,
    browserMediaCaptureMicrophone: exam.cameraAllowed,
    ...(exam.allowedVersions.length > 0 && { sebAllowedVersions: exam.allowedVersions }),
  };
  return new Map(Object.entries(settings));
}

function rule(host: string): PlistDict {
  return new Map<string, PlistValue>([
    ['action', 1],
    ['active', true],
    ['expression', host],
    ['regex', false],
  ]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

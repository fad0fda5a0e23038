import { createHash } from 'node:crypto';
import { quitSafeExamBrowser, startInSafeExamBrowser } from 'shared/contracts/securebrowser-entry.ts';
import { takesKind } from 'shared/scoring/scheme.ts';
import type { Deps } from '../../deps.ts';
import { asksMicrophone, type Exam } from '../sessions/index.ts';
import { openBase, openSettings } from './exam-browser-settings.ts';
import { linkToken } from './links.ts';
import { examSettings } from './seb/exam-settings.ts';
import type { PlistDict } from './seb/plist.ts';

type Secrets = Deps['secrets'];

/** The settings of one candidate: the links inside are the configuration's own, so no two files have the same Config Key. */
export function settingsOfCandidate(secrets: Secrets, exam: Exam, address: string, configurationId: string): PlistDict {
  const startPath = startInSafeExamBrowser.path.replace(':token', linkToken(secrets, 'start', configurationId));
  return settingsFor(secrets, exam, { address, startPath, id: configurationId });
}

/** The one configuration of an exam that asks for Browser Exam Keys; the candidate shows the slip inside. */
export function settingsOfExam(secrets: Secrets, exam: Exam, address: string): PlistDict {
  return settingsFor(secrets, exam, { address, startPath: '/thi', id: exam.id });
}

/** Where a candidate leaves: in the configuration that all share, or in the own one. */
export function quitLink(secrets: Secrets, address: string, id: string): string {
  return address + quitSafeExamBrowser.path.replace(':token', linkToken(secrets, 'quit', id));
}

/** Whether all candidates of an exam have one configuration: Browser Exam Keys can only be computed from one. */
export function isShared({
  browserExamKeys,
  steered,
}: {
  readonly browserExamKeys: readonly string[];
  readonly steered: boolean;
}): boolean {
  return !steered && browserExamKeys.length > 0;
}

function settingsFor(
  secrets: Secrets,
  exam: Exam,
  { address, startPath, id }: { address: string; startPath: string; id: string },
): PlistDict {
  const { quitPassword, allowedVersions, profile } = openSettings(secrets, exam.secureBrowser, exam.id);
  return examSettings({
    startUrl: address + startPath,
    quitUrl: quitLink(secrets, address, id),
    quitPassword,
    // As good as random for who has not the installation's key, and the same each time the file is made.
    examKeySalt: createHash('sha256')
      .update(secrets.tag(`seb-salt:${id}`))
      .digest(),
    cameraNeeded: exam.proctoring >= 2,
    microphoneNeeded: asksMicrophone(exam) || exam.scheme.parts.some((part) => takesKind(part, 'recording')),
    allowedVersions,
    profile,
    base: openBase(secrets, exam.secureBrowser, exam.id)?.settings ?? null,
  });
}

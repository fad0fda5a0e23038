import { eq } from 'drizzle-orm';
import type { SecureBrowserSettings } from 'shared/contracts/securebrowser.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { exams, findExam } from '../sessions/index.ts';
import { keepSettings, openBase } from './exam-browser-settings.ts';

/** Sets the secure browser of an exam up. The audit says what changed, never a password. */
export async function saveSettings(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { examId, settings, by }: { examId: string; settings: SecureBrowserSettings; by: string },
): Promise<SecureBrowserSettings> {
  await db.transaction(async (tx) => {
    const exam = (await findExam(tx, examId)) ?? refuse('notFound');
    const base = openBase(secrets, exam.secureBrowser, examId);
    await tx
      .update(exams)
      .set({ secureBrowser: { ...exam.secureBrowser, ...keepSettings(secrets, settings, { examId, base }) } })
      .where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.setUp',
      subject: { kind: 'exam', id: examId },
      details: {
        settingsPassword: settings.settingsPassword !== null,
        quitPassword: settings.quitPassword !== null,
        allowedVersions: settings.allowedVersions,
        browserExamKeys: settings.browserExamKeys.length,
        steered: settings.steered,
        profile: settings.profile,
      },
    });
  });
  return settings;
}

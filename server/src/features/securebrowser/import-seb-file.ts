import { eq } from 'drizzle-orm';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { importSebFile as contract } from 'shared/contracts/securebrowser.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { UploadedFile } from '../../http/serve.ts';
import { appendAudit } from '../audit/index.ts';
import { exams, findExam } from '../sessions/index.ts';
import { keepSettings, openBase, openSettings } from './exam-browser-settings.ts';
import { settingsOfExam } from './make-settings.ts';
import { sebJson } from './seb/config-key.ts';
import type { PlistDict } from './seb/plist.ts';
import { profileOf } from './seb/profile-of.ts';
import { safeSettings } from './seb/safe-settings.ts';
import { readSebFile } from './seb/seb-file.ts';
import { SebError } from './seb/seb-problem.ts';

/** Takes a school's own file over: what it says in words becomes the profile, the rest stands under the exam's settings. */
export async function importSebFile(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { examId, file, by }: { examId: string; file: UploadedFile; by: string },
): Promise<ReplyOf<typeof contract>> {
  const read = readFile(file.bytes, file.fields.password || null);
  return db.transaction(async (tx) => {
    const exam = (await findExam(tx, examId)) ?? refuse('notFound');
    const settings = { ...openSettings(secrets, exam.secureBrowser, examId), profile: profileOf(read) };
    const base = { name: file.name, settings: read };
    const secureBrowser = { ...exam.secureBrowser, ...keepSettings(secrets, settings, { examId, base }) };
    await tx.update(exams).set({ secureBrowser }).where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.imported',
      subject: { kind: 'exam', id: examId },
      details: { name: file.name, settings: read.size },
    });
    const made = settingsOfExam(secrets, { ...exam, secureBrowser }, 'https://thi.invalid');
    return { imported: { name: file.name, settings: read.size }, settings, ...compare(read, made) };
  });
}

/** Takes the school's file out again; nothing happens where there is none. */
export async function forgetSebFile(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { examId, by }: { examId: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const exam = (await findExam(tx, examId)) ?? refuse('notFound');
    if (!openBase(secrets, exam.secureBrowser, examId)) return;
    const settings = openSettings(secrets, exam.secureBrowser, examId);
    await tx
      .update(exams)
      .set({ secureBrowser: { ...exam.secureBrowser, ...keepSettings(secrets, settings, { examId, base: null }) } })
      .where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'secureBrowser.importForgotten',
      subject: { kind: 'exam', id: examId },
    });
  });
}

function readFile(bytes: Uint8Array, password: string | null): PlistDict {
  try {
    return readSebFile(bytes, { password }).settings;
  } catch (error) {
    if (!(error instanceof SebError)) throw error;
    switch (error.problem) {
      case 'passwordNeeded':
        return refuse('sebFilePassword');
      case 'wrongPassword':
        return refuse('sebFileWrongPassword');
      case 'certificateNeeded':
        return refuse('sebFileCertificate');
      default:
        return refuse('sebFileUnreadable', { problem: error.message });
    }
  }
}

/** Which settings of a file stay as they are in what is made of it, which are said anew, and which are left out. */
function compare(read: PlistDict, made: PlistDict) {
  const { left } = safeSettings(read);
  const isKept = (key: string) => {
    const [before, after] = [read.get(key), made.get(key)];
    return before !== undefined && after !== undefined && sebJson(before) === sebJson(after);
  };
  const others = [...read.keys()].filter((key) => !left.includes(key) && key.toLowerCase() !== 'originatorversion');
  return {
    kept: others.filter(isKept).sort(),
    replaced: others.filter((key) => !isKept(key)).sort(),
    left: [...left].sort(),
  };
}

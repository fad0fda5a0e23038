import type { Deps } from '../../deps.ts';
import type { Exam } from '../sessions/index.ts';
import { settingsOfExam } from './make-settings.ts';
import { configKeyOf } from './seb/config-key.ts';

type Secrets = Deps['secrets'];
const MOST_EXAMS = 200;
const remembered = new WeakMap<Secrets, Map<string, { readonly from: string; readonly key: string }>>();

/**
 * The Config Key of the one file of an exam. Asked with every request of every candidate, so the last answer is kept: making
 * it anew unpacks a school's own file each time.
 */
export function sharedConfigKey(secrets: Secrets, exam: Exam, address: string): string {
  const keys = remembered.get(secrets) ?? new Map();
  remembered.set(secrets, keys);
  const from = JSON.stringify([address, exam.proctoring, exam.secureBrowser]);
  const before = keys.get(exam.id);
  if (before?.from === from) return before.key;
  const key = configKeyOf(settingsOfExam(secrets, exam, address));
  if (keys.size >= MOST_EXAMS) keys.clear();
  keys.set(exam.id, { from, key });
  return key;
}

import type { Page } from 'playwright-core';
import { type ClassOf, makeSealedExam, moveStart } from './sealed-exam.ts';

/** A session of an exam that is sat in full screen and watched by the page alone; it opened a few minutes ago. */
export async function makeHeldExam(
  managing: Page,
  classOf: ClassOf,
): Promise<{ examId: string; sessionId: string; slips: string[] }> {
  const asked = { title: 'Kiểm tra khóa trang', codes: 1, proctoring: 1, listens: false, security: 'page' } as const;
  const { examId, sessionId, slips } = await makeSealedExam(managing, asked, classOf);
  const codes = await slips();
  await moveStart(managing, sessionId, Date.now() - 5 * 60_000);
  return { examId, sessionId, slips: codes };
}

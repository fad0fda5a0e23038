import type { Page } from 'playwright-core';
import { type ClassOf, makeSealedExam } from './sealed-exam.ts';

/** A sealed exam without a camera that begins in an hour. */
export async function makeComingExam(
  managing: Page,
  classOf: ClassOf,
): Promise<{ sessionId: string; slips: string[] }> {
  const asked = { title: 'Kiểm tra giữa kì', codes: 2, proctoring: 0, listens: false } as const;
  const { sessionId, slips } = await makeSealedExam(managing, asked, classOf);
  return { sessionId, slips: await slips() };
}

import type { Page } from 'playwright-core';
import { markSession, publishResults } from 'shared/contracts/grading.ts';
import { closeSession } from 'shared/contracts/sessions.ts';
import { ask } from './ask.ts';

/** Closes a session of an exam, marks it and lets the candidates see their results. Over the API: how people do it is another story. */
export async function publish(
  managing: Page,
  { examId, sessionId }: { examId: string; sessionId: string },
): Promise<void> {
  const params = { sessionId };
  await ask(managing, closeSession, { params, body: { reason: 'Hết giờ làm bài' } });
  await ask(managing, markSession, { params });
  const body = { reason: 'Đã chấm xong, theo kế hoạch', showAnswers: false };
  await ask(managing, publishResults, { params: { examId }, body });
}

import type { Page } from 'playwright-core';
import { listConsents, recordFamilyConsent } from 'shared/contracts/consents.ts';
import { ask } from './ask.ts';
import { type ClassOf, makeSealedExam, moveStart } from './sealed-exam.ts';

/**
 * A session of an exam with full vision that opened a few minutes ago; the families of all its candidates agreed, to the
 * microphone too.
 */
export async function makeWatchedExam(
  managing: Page,
  classOf: ClassOf,
): Promise<{ sessionId: string; slips: string[] }> {
  const asked = { title: 'Kiểm tra có camera', codes: 1, proctoring: 3, listens: true } as const;
  const { sessionId, slips } = await makeSealedExam(managing, asked, classOf);
  const params = { sessionId };
  const { noticeVersion, candidates } = (await ask(managing, listConsents, { params })).value;
  const candidateIds = candidates.map(({ candidateId }) => candidateId);
  const form = 'Cặp phiếu 12A1';
  await ask(managing, recordFamilyConsent, {
    params,
    body: { candidateIds, version: noticeVersion, act: 'given', microphone: true, representative: null, form },
  });
  const codes = await slips();
  await moveStart(managing, sessionId, Date.now() - 5 * 60_000);
  return { sessionId, slips: codes };
}

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { listConsents, recordFamilyConsent } from 'shared/contracts/consents.ts';
import {
  changeSession,
  createExam,
  createSession,
  importClassList,
  listExams,
  makeSlips,
  readExam,
  readSession,
  sealExam,
} from 'shared/contracts/sessions.ts';
import { ask } from './ask.ts';
import { codesOfSlips } from './slips.ts';

/**
 * A session of an exam with full vision that opened a few minutes ago, of the questions of the demo's sealed exam in
 * mathematics; the families of all its candidates agreed, to the microphone too. Made over the API: how people make one is another story.
 */
export async function makeWatchedExam(
  managing: Page,
  { classList, school }: { classList: string; school: string },
): Promise<{ sessionId: string; slips: string[] }> {
  const { exams } = (await ask(managing, listExams)).value;
  const sample = exams.find(({ state, subject }) => state !== 'draft' && subject === 'Toán');
  if (!sample) throw new Error('The demo has no sealed exam in mathematics.');
  const { unitId, subject, scheme, items } = (await ask(managing, readExam, { params: { examId: sample.id } })).value;
  const { examId } = (
    await ask(managing, createExam, {
      body: {
        ...{ unitId, title: 'Kiểm tra có camera', subject, scheme, durationSeconds: 2_700 },
        ...{ security: 'open', proctoring: 3, listens: true, blueprint: null },
        questions: items.map(({ part, questionId }) => ({ part, questionId })),
      },
    })
  ).value;
  await ask(managing, sealExam, { params: { examId }, body: { codes: 1 } });
  const title = 'Ca camera';
  const sessionAt = (startsAt: number) => ({ title, startsAt, endsAt: startsAt + 3_600_000 });
  const { sessionId } = (
    await ask(managing, createSession, {
      params: { examId },
      body: { ...sessionAt(Date.now() + 3_600_000), rooms: [{ name: 'Phòng 1', seats: 40 }] },
    })
  ).value;
  const params = { sessionId };
  const file = { name: 'lop.xlsx', bytes: await readFile(classList), fields: { school, skip: 'yes' } };
  await ask(managing, importClassList, { params, file });
  const { noticeVersion, candidates } = (await ask(managing, listConsents, { params })).value;
  const candidateIds = candidates.map(({ candidateId }) => candidateId);
  const form = 'Cặp phiếu 12A1';
  await ask(managing, recordFamilyConsent, {
    params,
    body: { candidateIds, version: noticeVersion, act: 'given', microphone: true, representative: null, form },
  });
  const slips = codesOfSlips((await ask(managing, makeSlips, { params, body: {} })).bytes);
  const rooms = (await ask(managing, readSession, { params })).value.rooms.map(({ id, name, seats }) => ({
    id,
    name,
    seats,
  }));
  await ask(managing, changeSession, { params, body: { ...sessionAt(Date.now() - 5 * 60_000), rooms } });
  return { sessionId, slips };
}

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import {
  createExam,
  createSession,
  importClassList,
  listExams,
  makeSlips,
  readExam,
  sealExam,
} from 'shared/contracts/sessions.ts';
import { ask } from './ask.ts';
import { codesOfSlips } from './slips.ts';

/** A sealed exam that begins in an hour, of the questions of the demo's sealed exam in mathematics. Made over the API. */
export async function makeComingExam(
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
        ...{ unitId, title: 'Kiểm tra giữa kì', subject, scheme, durationSeconds: 2_700 },
        ...{ security: 'open', proctoring: 0, listens: false, blueprint: null },
        questions: items.map(({ part, questionId }) => ({ part, questionId })),
      },
    })
  ).value;
  await ask(managing, sealExam, { params: { examId }, body: { codes: 2 } });
  const startsAt = Date.now() + 3_600_000;
  const { sessionId } = (
    await ask(managing, createSession, {
      params: { examId },
      body: { title: 'Ca 1', startsAt, endsAt: startsAt + 3_600_000, rooms: [{ name: 'Phòng 1', seats: 40 }] },
    })
  ).value;
  const params = { sessionId };
  const file = { name: 'lop.xlsx', bytes: await readFile(classList), fields: { school, skip: 'yes' } };
  await ask(managing, importClassList, { params, file });
  return { sessionId, slips: codesOfSlips((await ask(managing, makeSlips, { params, body: {} })).bytes) };
}

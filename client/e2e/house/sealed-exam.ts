import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
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

/** How one exam differs from another. */
export interface Asked {
  readonly title: string;
  readonly codes: number;
  readonly proctoring: 0 | 1 | 2 | 3;
  readonly listens: boolean;
  /** `page`: sat in full screen, and the page holds the paper. */
  readonly security?: 'open' | 'page';
}

export interface ClassOf {
  readonly classList: string;
  readonly school: string;
}

const HOUR_MS = 3_600_000;

/** A session's own fields, an hour long. */
const sessionFrom = (startsAt: number) => ({ title: 'Ca 1', startsAt, endsAt: startsAt + HOUR_MS });

/** Moves the start of a session that has not begun. */
export async function moveStart(managing: Page, sessionId: string, startsAt: number): Promise<void> {
  const params = { sessionId };
  const { rooms } = (await ask(managing, readSession, { params })).value;
  const kept = rooms.map(({ id, name, seats }) => ({ id, name, seats }));
  await ask(managing, changeSession, { params, body: { ...sessionFrom(startsAt), rooms: kept } });
}

/**
 * A sealed exam of the questions of the demo's sealed exam in mathematics, with a session that begins in an hour and one class
 * in it. Made over the API: how people make one is another story.
 */
export async function makeSealedExam(
  managing: Page,
  { title, codes, proctoring, listens, security = 'open' }: Asked,
  { classList, school }: ClassOf,
): Promise<{ examId: string; sessionId: string; slips(): Promise<string[]> }> {
  const { exams } = (await ask(managing, listExams)).value;
  const sample = exams.find(({ state, subject }) => state !== 'draft' && subject === 'Toán');
  if (!sample) throw new Error('The demo has no sealed exam in mathematics.');
  const { unitId, subject, scheme, items } = (await ask(managing, readExam, { params: { examId: sample.id } })).value;
  const { examId } = (
    await ask(managing, createExam, {
      body: {
        ...{ unitId, title, subject, scheme, durationSeconds: 2_700 },
        ...{ security, proctoring, listens, blueprint: null },
        questions: items.map(({ part, questionId }) => ({ part, questionId })),
      },
    })
  ).value;
  await ask(managing, sealExam, { params: { examId }, body: { codes } });
  const { sessionId } = (
    await ask(managing, createSession, {
      params: { examId },
      body: { ...sessionFrom(Date.now() + HOUR_MS), rooms: [{ name: 'Phòng 1', seats: 40 }] },
    })
  ).value;
  const params = { sessionId };
  const file = { name: 'lop.xlsx', bytes: await readFile(classList), fields: { school, skip: 'yes' } };
  await ask(managing, importClassList, { params, file });
  return {
    examId,
    sessionId,
    slips: async () => codesOfSlips((await ask(managing, makeSlips, { params, body: {} })).bytes),
  };
}

import type { ResultExam } from 'shared/contracts/grading.ts';
import type { ExamSummary } from 'shared/contracts/sessions.ts';
import { describe, expect, it } from 'vitest';
import { tasksOf } from './tasks.ts';

const NOW = 1_000_000_000_000;
const HOUR = 3_600_000;
const session = (id: string, startsIn: number, endsIn: number, closedAt: number | null = null) => ({
  ...{ id, title: id, closedAt, rooms: 1, candidates: 30 },
  startsAt: NOW + startsIn,
  endsAt: NOW + endsIn,
});
const exam = (id: string, state: ExamSummary['state'], sessions: ExamSummary['sessions'] = []): ExamSummary => ({
  ...{ id, title: id, subject: 'Toán', unit: 'THPT số 1', state, security: 'page', proctoring: 1, sessions },
  durationSeconds: 5400,
  createdAt: 0,
});
const result = (id: string, marked: number, published = false): ResultExam => ({
  ...{ id, title: id, subject: 'Toán', unit: 'THPT số 1', mayPublish: true, publishedAt: published ? NOW : null },
  sessions: [{ id: 's', title: 's', startsAt: NOW - HOUR, isOver: true, attempts: 30, marked }],
});
const kindsOf = (known: Partial<Parameters<typeof tasksOf>[0]>) =>
  tasksOf({ exams: [], watched: [], results: [], imports: [], ...known }, NOW).map(({ kind }) => kind);

describe('what needs somebody today', () => {
  it('puts what runs before what is over, and that before what comes', () => {
    const exams = [
      exam('b', 'draft'),
      exam('a', 'sealed', [
        session('soon', HOUR, 2 * HOUR),
        session('over', -2 * HOUR, -HOUR),
        session('running', -HOUR, HOUR),
      ]),
    ];
    expect(kindsOf({ exams })).toEqual(['running', 'over', 'soon', 'draft']);
  });

  it('leaves out what is closed and what is far away', () => {
    const exams = [exam('a', 'sealed', [session('closed', -HOUR, HOUR, NOW), session('far', 800 * HOUR, 802 * HOUR)])];
    expect(kindsOf({ exams })).toEqual([]);
  });

  it('sends an invigilator to what runs, and is silent on what is over', () => {
    const watched = (startsIn: number, endsIn: number, closed = false) => ({
      ...{ id: 'w', title: 'w', examTitle: 'Thi thử', rooms: ['Phòng 1'], candidates: 28, closed },
      startsAt: NOW + startsIn,
      endsAt: NOW + endsIn,
    });
    expect(kindsOf({ watched: [watched(-HOUR, HOUR), watched(-2 * HOUR, -HOUR), watched(-HOUR, HOUR, true)] })).toEqual(
      ['running'],
    );
  });

  it('asks to mark, then to publish, then for nothing', () => {
    expect(kindsOf({ results: [result('a', 20)] })).toEqual(['mark']);
    expect(kindsOf({ results: [result('a', 30)] })).toEqual(['publish']);
    expect(kindsOf({ results: [result('a', 30, true)] })).toEqual([]);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { EMPTY_ATTEMPT, fold } from 'shared/attempt/fold.ts';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AttemptStore, AttemptView } from '../engine/attempt-view.ts';
import type { FileOutbox } from '../engine/file-outbox.ts';
import type { Place } from '../paper/places.ts';
import { FinishPage } from './FinishPage.tsx';

const card = {
  name: 'Vàng A Dìn',
  number: '000002',
  exam: { title: 'Toán 12', parts: [{ questions: 22 }] },
  paper: { code: '102' },
} as unknown as CandidateCard;
const places = [{ id: 'q9', part: 1, number: 4 }] as unknown as Place[];

const answered = fold([{ kind: 'answer', item: 'q1', response: 'a', seq: 1, at: 1 }]);
const both = fold([
  { kind: 'answer', item: 'q1', response: 'a', seq: 1, at: 1 },
  { kind: 'answer', item: 'q9', response: 'b', seq: 2, at: 2 },
  { kind: 'submit', seq: 3, at: 3 },
]);

function says(change: Partial<AttemptView>, filesLeft = 0): string {
  const view = createStore<AttemptView>(() => ({
    attempt: EMPTY_ATTEMPT,
    kept: EMPTY_ATTEMPT,
    drafts: {},
    role: 'writer',
    sealed: true,
    clock: { now: 0, startsAt: 0, deadlineAt: 10, phase: 'running', extraSeconds: 0 },
    phase: 'running',
    unsent: 0,
    keepsHere: true,
    receipt: null,
    keptAt: null,
    line: 'socket',
    trouble: null,
    handUp: false,
    lease: null,
    asksToWrite: false,
    lockNews: 0,
    messages: [],
    conflicts: [],
    stranded: [],
    ...change,
  }));
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <FinishPage
      card={card}
      attempt={{ view } as AttemptStore}
      files={{ view: createStore(() => ({ unsent: filesLeft })) } as unknown as FileOutbox}
      places={places}
      onLeave={nothing}
      onSignInAgain={nothing}
    />,
  );
}

describe('the receipt page', () => {
  it('counts and is named by what the server acknowledged, and names what it did not', () => {
    const page = says({ attempt: both, kept: answered, unsent: 2, stranded: [{ item: 'q9', here: 'b', at: 2 }] });
    expect(page).toContain('1/22');
    expect(page).toContain('Giám thị đã kết thúc bài thi');
    expect(page).not.toContain('Bài đã nộp');
    expect(page).toContain('1 câu trên máy này chưa gửi được');
    expect(page).toContain('Phần I, Câu 4');
  });

  it('is the hand-in’s once that is acknowledged', () =>
    expect(says({ attempt: both, kept: both })).toContain('Bài đã nộp'));

  it('promises that this machine keeps the rest only where it does', () => {
    const waiting = { attempt: both, kept: answered, unsent: 2, sealed: false } as const;
    expect(says({ ...waiting, keepsHere: true })).toContain('vẫn được lưu trên máy này');
    expect(says({ ...waiting, keepsHere: false })).not.toContain('vẫn được lưu trên máy này');
  });

  it('asks to wait while files of answers are still on their way', () => {
    expect(says({ attempt: both, kept: both }, 2)).toContain('2 tệp');
    expect(says({ attempt: both, kept: both })).not.toContain('tệp đang gửi');
  });
});

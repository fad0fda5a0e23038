import { expect, test } from 'vitest';
import { branchesOf } from './tree.ts';

test('a bank is a tree: subject, grade, topic in teaching order, a topic of the unit below it, and what is not sorted', () => {
  const at = (topicId: string | null, questions: number, grade: number | null = 12) => ({
    ...{ subject: 'Toán', grade, topicId, questions },
  });
  const [maths, ...others] = branchesOf({
    counts: [
      at('toan/12/xac-suat-co-dieu-kien', 5),
      at('toan/12/nguyen-ham-va-tich-phan', 2),
      at('toan/12/nguyen-ham-va-tich-phan/ham-an', 3),
      at(null, 7, null),
      at(null, 1, 12),
    ],
    topics: [{ id: 'toan/12/nguyen-ham-va-tich-phan/ham-an', name: 'Hàm ẩn', subject: 'Toán', unitId: '' }],
  });
  expect(others).toEqual([]);
  expect([maths?.name, maths?.questions]).toEqual(['Toán', 18]);
  expect(maths?.below.map(({ grade, questions, place }) => [grade, questions, place])).toEqual([
    [12, 10, { subject: 'Toán', grade: 12 }],
    [null, 8, { subject: 'Toán', unsorted: 'yes' }],
  ]);
  const topics = maths?.below[0]?.below ?? [];
  expect(topics.map(({ name, questions }) => [name, questions])).toEqual([
    ['Nguyên hàm và tích phân', 5],
    ['Xác suất có điều kiện', 5],
  ]);
  expect(topics[0]?.below.map(({ name, questions }) => [name, questions])).toEqual([['Hàm ẩn', 3]]);
});

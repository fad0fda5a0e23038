import type { Decision } from 'shared/contracts/proctoring-review.ts';
import { expect, test } from 'vitest';
import { reviewerStatistics } from './reviewer-statistics.ts';

const said = (name: string, decision: Decision, seconds = 60) => ({
  ...{ reviewerId: name, reviewerName: name, decision, seconds },
});

/** Of no appeal that was accepted. */
const KEPT = { isLifted: false };

test('of reviewers it is told how often they agree, what was upheld and how long they took', () => {
  const found = reviewerStatistics([
    { decision: 'referred', ...KEPT, opinions: [said('An', 'referred', 30), said('Bình', 'referred', 90)] },
    {
      decision: 'nothing',
      ...KEPT,
      opinions: [said('An', 'referred', 50), said('Bình', 'nothing'), said('Chi', 'nothing')],
    },
    { decision: 'nothing', ...KEPT, opinions: [said('Bình', 'nothing'), said('An', 'explained', 10)] },
    { decision: null, ...KEPT, opinions: [said('Chi', 'referred')] },
    { decision: 'explained', ...KEPT, opinions: [said('Chi', 'explained', 20)] },
  ]);
  expect(found.incidents).toEqual({ open: 1, closed: 4, referred: 1 });
  // Three pairs: both adverse, adverse against not, both not. By chance 2/3·1/3 + 1/3·2/3 would agree.
  expect(found.agreement).toMatchObject({ n: 3, agreed: expect.closeTo(2 / 3), kappa: expect.closeTo(0.4) });
  expect(found.reviewers).toEqual([
    { id: 'An', name: 'An', opinions: 3, adverse: 2, pairs: 3, agreed: 2, ended: 2, upheld: 1, medianSeconds: 30 },
    { id: 'Bình', name: 'Bình', opinions: 3, adverse: 1, pairs: 3, agreed: 2, ended: 1, upheld: 1, medianSeconds: 60 },
    { id: 'Chi', name: 'Chi', opinions: 3, adverse: 1, pairs: 0, agreed: 0, ended: 0, upheld: 0, medianSeconds: 60 },
  ]);
});

test('what was lifted on appeal counts neither as referred nor as upheld', () => {
  const opinions = [said('An', 'referred'), said('Bình', 'referred')];
  const found = reviewerStatistics([{ decision: 'referred', isLifted: true, opinions }]);
  expect(found.incidents).toEqual({ open: 0, closed: 1, referred: 0 });
  expect(found.reviewers).toMatchObject([
    { ended: 1, upheld: 0 },
    { ended: 1, upheld: 0 },
  ]);
});

test('of nobody nothing is told', () => {
  expect(reviewerStatistics([])).toEqual({
    incidents: { open: 0, closed: 0, referred: 0 },
    agreement: null,
    reviewers: [],
  });
});

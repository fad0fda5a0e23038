import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { parseResponse } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';

describeKind(
  {
    kind: 'recording',
    stem: plainText('Introduce yourself in one minute.'),
    maxSeconds: 60,
    takes: 2,
    rubric: [{ id: 'r1', criterion: SECRET, points: 2, levels: [{ share: 1, text: 'fluent' }] }],
  },
  { hidden: ['rubric', 'criterion'] },
);

test('an answer is one file that says which take it is', () => {
  const take = { sha256: 'b'.repeat(64), name: 'ghi-am-2.webm', bytes: 48_000, mime: 'audio/webm', take: 2 };
  expect(parseResponse('recording', take)).toEqual(take);
  expect(parseResponse('recording', { ...take, take: 0 })).toBeNull();
  expect(parseResponse('recording', [take])).toBeNull();
});

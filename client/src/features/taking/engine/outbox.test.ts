import { chain, genesis } from 'shared/attempt/chain.ts';
import { describe, expect, it } from 'vitest';
import { firstBatch } from './outbox.ts';

const answers = (count: number, length: number) =>
  chain(
    genesis('a'),
    Array.from({ length: count }, (_, index) => ({
      kind: 'answer' as const,
      item: 'q1',
      response: 'ă'.repeat(length),
      at: 1,
      seq: index + 1,
    })),
  );

describe('a batch', () => {
  it('is all that waits', () => expect(firstBatch(answers(30, 1))).toHaveLength(30));
  it('holds at most 200 events', () => expect(firstBatch(answers(450, 1))).toHaveLength(200));
  it('stays below what one message may weigh, in bytes and not in letters', () => {
    const batch = firstBatch(answers(40, 10_000));
    expect(batch.length).toBeGreaterThan(0);
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(256 * 1024);
  });
  it('takes one large event rather than none', () => expect(firstBatch(answers(1, 20_000))).toHaveLength(1));
});

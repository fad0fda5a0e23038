import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import type { Response } from 'shared/questions/registry.ts';
import type { TestApp } from './testing.ts';

/** Everything right on the sample exam: o2, Đ S Đ S, -1,5. */
export const ALL_RIGHT: Readonly<Record<string, Response>> = {
  q1: 'o2',
  q2: { s1: true, s2: false, s3: true, s4: false },
  q3: '-1,50',
};

/** A candidate sits the exam through the doors of the product, and hands in unless told otherwise; gives the cookies back. */
export async function sitExam(
  product: TestApp,
  slip: string,
  responses: Readonly<Record<string, Response>>,
  { handsIn = true }: { handsIn?: boolean } = {},
): Promise<{ as: string; attempt: string }> {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: slip } });
  const { value } = await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } });
  const { attempt } = value;
  const said: LedgerEvent[] = Object.entries(responses).map(([item, response], index) => ({
    seq: index + 1,
    at: product.deps.now(),
    kind: 'answer',
    item,
    response,
  }));
  if (handsIn) said.push({ seq: said.length + 1, at: product.deps.now(), kind: 'submit' });
  if (said.length > 0)
    await product.call(delivery.appendEvents, {
      as,
      params: { attemptId: attempt },
      body: { writer: 'page-one', events: chain(genesis(attempt), said) },
    });
  return { as, attempt };
}

import { postSignals } from 'shared/contracts/proctoring.ts';
import { describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { evidenceKey } from './evidence-box.ts';
import { evidenceKeys } from './tables.ts';
import { signalAt, sit } from './testing.ts';

describe.runIf(process.env.TEST_DATABASE_URL)(
  'while the storage takes its time with the first key of a sitting',
  () => {
    test('signals go on being recorded, and another first picture waits for that very key', async () => {
      const product = await startTestApp();
      try {
        const school = await seedSchool(product, ['manager']);
        const exam = await seedExam(product, school, { proctoring: 3 });
        const who = await sit(product, exam.slips[0] ?? '');
        const { db, blobs } = product.deps;
        const { put } = blobs;
        const asked = Promise.withResolvers<void>();
        const answers = Promise.withResolvers<void>();
        Object.assign(blobs, {
          async put(key: string, bytes: Uint8Array) {
            asked.resolve();
            await answers.promise;
            await put(key, bytes);
          },
        });
        const keys = Promise.all([evidenceKey(product.deps, who.attemptId), evidenceKey(product.deps, who.attemptId)]);
        await asked.promise;
        const body = { signals: [signalAt(product, 'page-number-1', 0)] };
        const told = await product.call(postSignals, { as: who.as, params: { attemptId: who.attemptId }, body });
        expect(told.value.recorded).toBe(1);
        answers.resolve();
        const [one, other] = await keys;
        expect(one).toEqual(other);
        expect(await db.$count(evidenceKeys)).toBe(1);
      } finally {
        await product.close();
      }
    });
  },
);

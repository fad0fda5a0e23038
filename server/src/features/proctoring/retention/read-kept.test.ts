import { signIn } from 'shared/contracts/people.ts';
import { readKept } from 'shared/contracts/proctoring-retention.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../../testing.ts';
import { sit, takePicture } from '../testing.ts';
import { eraseExpired } from './erase-expired.ts';

const DAY = 24 * 3_600_000;

test('what is kept of an exam stands by session with its days, and what was erased with its time', async () => {
  const product = await startTestApp();
  try {
    const school = await seedSchool(product, ['manager', 'reviewer']);
    const exam = await seedExam(product, school, { proctoring: 2 });
    const read = async (role: 'manager' | 'reviewer') =>
      (await product.call(readKept, { as: school.as(role), params: { examId: exam.examId } })).value;
    expect((await read('manager')).isPromised).toBe(false);
    const who = await sit(product, exam.slips[0] ?? '');
    await takePicture(product, who, 0);
    await takePicture(product, who, 1, { reason: 'noFace' });
    const other = await sit(product, exam.slips[1] ?? '', { late: 0 });
    await takePicture(product, other, 0);

    const [before] = (await read('reviewer')).sessions;
    const endedAt = before?.endedAt ?? 0;
    expect(await read('reviewer')).toMatchObject({
      exam: { title: 'Kiểm tra thử', level: 2 },
      ...{ isPromised: true, mayChange: false, erasures: [] },
      sessions: [
        {
          title: 'Ca 1',
          unflagged: { kept: 2, erased: 0, until: endedAt + 30 * DAY },
          flagged: { kept: 1, erased: 0, until: endedAt + 120 * DAY },
          records: { kept: 3, until: endedAt + 365 * DAY },
        },
      ],
    });
    product.pass(3 * 3_600_000 + 30 * DAY + 1);
    await eraseExpired(product.deps);
    const signed = await product.call(signIn, { body: { username: 'manager', password: 'mot-mat-khau-de-thu' } });
    const after = await product.call(readKept, { as: signed.cookies, params: { examId: exam.examId } });
    expect(after.value).toMatchObject({
      mayChange: true,
      sessions: [{ unflagged: { kept: 0, erased: 2 }, flagged: { kept: 1, erased: 0 } }],
      erasures: [{ at: product.deps.now(), session: 'Ca 1', what: 'pictures', n: 2 }],
    });
    expect(after.bytes.toString()).not.toContain('Giàng');
  } finally {
    await product.close();
  }
});

import { readDossier } from 'shared/contracts/proctoring-dossier.ts';
import { saveRetention } from 'shared/contracts/proctoring-retention.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../../testing.ts';

test('the dossier follows the settings that run: level, retention, signals and models', async () => {
  const product = await startTestApp();
  try {
    const school = await seedSchool(product, ['manager']);
    const read = async (examId: string) =>
      (await product.call(readDossier, { as: school.as('manager'), params: { examId } })).value;
    const page = await seedExam(product, school, { proctoring: 1 });
    const first = await read(page.examId);
    expect(first).toMatchObject({ unit: 'THPT số 1', level: 1, models: [], card: null, candidates: 2, sessions: 1 });
    expect(first.signals.some(({ modality }) => modality === 'vision')).toBe(false);
    // The cohort measured focus, no act of it prints, and a gap of the line is only said.
    const basisOf = (name: string) => first.signals.find((one) => one.name === name)?.basis;
    expect(['Rời cửa sổ bài thi', 'In hoặc chụp màn hình', 'Mất mạng'].map(basisOf)).toEqual([
      'cohort',
      'prior',
      'reported',
    ]);
    await product.call(saveRetention, {
      as: school.as('manager'),
      params: { examId: page.examId },
      body: { unflaggedDays: 7, flaggedDays: 60, recordDays: 200 },
    });
    expect((await read(page.examId)).retention).toEqual({ unflaggedDays: 7, flaggedDays: 60, recordDays: 200 });
  } finally {
    await product.close();
  }
});

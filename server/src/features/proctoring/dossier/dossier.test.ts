import { readFile } from 'node:fs/promises';
import { signals } from 'proctoring/signals/registry.ts';
import { readDossier } from 'shared/contracts/proctoring-dossier.ts';
import { saveRetention } from 'shared/contracts/proctoring-retention.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../../testing.ts';

const CARD = new URL('../../../../../proctoring/evaluation/card.json', import.meta.url);

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
    // An absent sign is unknown where the browser cannot give it, and some only the server notices.
    const browsersOf = (name: string) => first.signals.find((one) => one.name === name)?.browsers;
    expect(browsersOf('Có màn hình thứ hai')).toEqual(['chromium']);
    expect(browsersOf('Chuỗi tín hiệu bị đứt')).toBeNull();

    const full = await read(
      (await seedExam(product, school, { proctoring: 3, candidates: 0, families: false })).examId,
    );
    expect(full.models.length).toBeGreaterThan(3);
    expect(full.signals.some(({ modality }) => modality === 'vision')).toBe(true);
    // The measured rates are those of the card that the evaluation wrote, by their Vietnamese names.
    const card = JSON.parse(await readFile(CARD, 'utf8')) as { signal: string; condition: string; n: number }[];
    const [row] = card.filter(({ signal, condition }) => signal === 'noFace' && condition === 'good');
    expect(full.card).toHaveLength(card.length);
    expect(full.card).toContainEqual(
      expect.objectContaining({ name: signals.noFace.name.vi, condition: 'good', n: row?.n }),
    );
  } finally {
    await product.close();
  }
});

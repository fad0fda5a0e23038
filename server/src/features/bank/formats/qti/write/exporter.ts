import { mediaIn } from 'shared/questions/content.ts';
import type { ExportMedia, ExportOutcome, ExportQuestion, QuestionExporter } from '../../../exports/exporter.ts';
import { writePackage } from './package.ts';

/** A QTI 3 package: every kind in QTI's words, read again to the same questions. */
export const qtiExporter: QuestionExporter = {
  name: 'qti3',
  ending: 'zip',
  mime: 'application/zip',
  async write(questions, find, written) {
    const media = new Map<string, ExportMedia>();
    const outcomes = questions.map(({ definition }) => outcomeOf(definition, find, media));
    const numbered = questions.map((question, at) => ({ id: String(at + 1).padStart(4, '0'), ...question }));
    return { bytes: await writePackage({ title: 'Khảo Thí', questions: numbered, media }, written), outcomes };
  },
};

/** Only what is no longer there cannot be written. */
function outcomeOf(
  definition: ExportQuestion['definition'],
  find: (sha256: string) => ExportMedia | null,
  media: Map<string, ExportMedia>,
): ExportOutcome {
  let isWhole = true;
  for (const sha256 of mediaIn(definition)) {
    const found = media.get(sha256) ?? find(sha256);
    if (found) media.set(sha256, found);
    else isWhole = false;
  }
  return isWhole ? { outcome: 'written', why: [] } : { outcome: 'writtenWithLoss', why: ['image'] };
}

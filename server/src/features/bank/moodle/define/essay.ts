import { type RichText, wordsOf } from 'shared/questions/content.ts';
import type { MoodleBody } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import type { Defined } from './defined.ts';

type Common = { readonly stem: RichText; readonly solution?: RichText };

const ATTACHMENT_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 10;

/** Text, with or without files; files alone are an upload. What Moodle tells its markers becomes the criterion. */
export function defineEssay(
  body: Extract<MoodleBody, { type: 'essay' }>,
  common: Common,
  reading: QuestionReading,
  points: number | null,
): Defined {
  const criterion = wordsOf(reading.content(body.forMarkers)).slice(0, 1_000).trim();
  const rubric = criterion === '' ? [] : [{ id: 'a', criterion, points: points !== null && points > 0 ? points : 1 }];
  if (body.template) reading.lost.add('responsetemplate');
  if (body.format === 'none')
    return {
      definition: {
        kind: 'fileUpload',
        ...common,
        accept: [],
        maxFiles: Math.min(MOST_FILES, Math.max(1, body.files)),
        maxBytes: ATTACHMENT_BYTES,
        rubric,
      },
    };
  const words = (count: number | null) => (count !== null && count >= 1 && count <= 5_000 ? Math.round(count) : null);
  const [minWords, maxWords] = [words(body.minWords), words(body.maxWords)];
  return {
    definition: {
      kind: 'essay',
      ...common,
      ...(body.format === 'rich' ? { format: 'rich' } : {}),
      ...(minWords === null ? {} : { minWords }),
      ...(maxWords === null ? {} : { maxWords }),
      ...(body.files > 0 ? { files: Math.min(MOST_FILES, body.files) } : {}),
      rubric,
    },
  };
}

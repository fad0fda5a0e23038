import { createHash } from 'node:crypto';
import type { Progress } from '../../jobs/answer-as-worker.ts';
import type { FileImport, FileMedia, FileQuestion } from './formats/imported.ts';
import { DRAWABLE } from './formats/picture-types.ts';
import { UnreadableFile } from './formats/refusal.ts';
import { pictureSizeOf } from './picture-size.ts';
import { reEncoded } from './re-encode.ts';

/** Of all pictures of one file together: some hundred photographs. */
const MOST_PIXELS = 1_000_000_000;
/** Its head says no size: taken for one of a telephone's. */
const PIXELS_UNSAID = 12_000_000;
/** No browser draws it: shown as a note, as WMF is. */
const NO_PICTURE = 'application/octet-stream';

type Read = Pick<FileImport, 'questions' | 'pictures'>;

/**
 * The pictures of a file as `uploadMedia` keeps them: decoded and written anew, the questions naming what is kept. One that
 * cannot be decoded is kept as a note, and its questions say so. `kept`: by their SHA-256 those that the unit has already.
 * `progress` hears how many are drawn, and may throw to end it.
 * @throws UnreadableFile where the pictures of one file are more than a server should draw
 */
export async function withPicturesReEncoded<T extends Read>(
  read: T,
  kept: ReadonlySet<string>,
  progress?: Progress,
): Promise<T> {
  const raw = read.pictures.filter(({ sha256, mime }) => DRAWABLE.has(mime) && !kept.has(sha256));
  const pixels = raw.reduce((sum, { bytes, mime }) => {
    const size = pictureSizeOf(bytes, mime);
    return sum + (size ? size.width * size.height : PIXELS_UNSAID);
  }, 0);
  if (pixels > MOST_PIXELS) throw new UnreadableFile('fileTooLarge', `${pixels} pixels`);
  const written = new Map<string, FileMedia>();
  for (const [at, picture] of raw.entries()) {
    written.set(picture.sha256, await writtenAnew(picture));
    progress?.(at + 1, raw.length);
  }
  const pictures = read.pictures.map((picture) => written.get(picture.sha256) ?? picture);
  const bySha = new Map(pictures.map((picture) => [picture.sha256, picture]));
  const questions = read.questions.map((question) => naming(question, written));
  return { ...read, questions, pictures: [...bySha.values()] };
}

async function writtenAnew(picture: FileMedia): Promise<FileMedia> {
  const made = await reEncoded(picture);
  if (!made) return { ...picture, mime: NO_PICTURE };
  return { ...made, sha256: createHash('sha256').update(made.bytes).digest('hex') };
}

/** The question with the names of what is kept in place of what the file had, wherever its kind or its source names them. */
function naming(question: FileQuestion, written: ReadonlyMap<string, FileMedia>): FileQuestion {
  const torn = new Set<string>();
  const anew = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? named(each) : each));
  function named(word: string): string {
    const picture = written.get(word);
    if (picture?.mime === NO_PICTURE) torn.add(word);
    return picture?.sha256 ?? word;
  }
  const definition = anew(question.definition);
  const count = torn.size;
  const problems = [...question.problems, ...(count > 0 ? [{ what: 'pictureNotShown', count } as const] : [])];
  return { ...question, definition, source: anew(question.source), problems };
}

/** Why a file cannot be read at all. Everything smaller is a problem of one question, never a refusal. */
export type FileRefusal =
  | 'wordNotADocx'
  | 'wordOldFormat'
  | 'fileNotKnown'
  | 'fileEncrypted'
  | 'fileBroken'
  | 'fileTooLarge'
  | 'fileTooManyQuestions'
  | 'fileSuspicious'
  | 'fileTooSlow'
  | 'fileNoQuestions';

/** Thrown by the readers; caught at the importer's boundary and shown as one sentence. */
export class UnreadableFile extends Error {
  readonly why: FileRefusal;

  constructor(why: FileRefusal, detail = '') {
    super(detail === '' ? why : `${why}: ${detail}`);
    this.name = 'UnreadableFile';
    this.why = why;
  }
}

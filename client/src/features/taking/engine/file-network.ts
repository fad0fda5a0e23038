import { listOwnFiles, uploadAnswerFile } from 'shared/contracts/answer-files.ts';
import { call } from '../../../api/call.ts';
import type { ShelvedFile } from './file-shelf.ts';

/** `later`: nobody knows, or the server cannot take it yet; `refused`: it never will, for this reason. */
export type Sent = 'kept' | 'later' | { readonly refused: string };

/** The roads of files to the server. Tests put a model of the server in its place. */
export interface FileNetwork {
  send(file: ShelvedFile): Promise<Sent>;
  /** SHA-256 of what the server has; null where it did not say. */
  list(attempt: string): Promise<readonly string[] | null>;
}

/** A file of 25 MB takes minutes on a school's line; what takes longer is tried again. */
const SEND_PATIENCE_MS = 10 * 60_000;
const LIST_PATIENCE_MS = 15_000;
const FINAL: ReadonlySet<string> = new Set(['fileNotAccepted', 'filesTooMany', 'fileTooLate', 'tooLarge']);

export const browserFileNetwork: FileNetwork = {
  async send({ attempt, ref, bytes }) {
    const result = await call(uploadAnswerFile, {
      params: { attemptId: attempt },
      file: new File([bytes], ref.name, { type: ref.mime }),
      signal: AbortSignal.timeout(SEND_PATIENCE_MS),
    });
    if (result.ok) return 'kept';
    return FINAL.has(result.error.code) ? { refused: result.error.sentence } : 'later';
  },
  async list(attempt) {
    const result = await call(listOwnFiles, {
      params: { attemptId: attempt },
      signal: AbortSignal.timeout(LIST_PATIENCE_MS),
    });
    return result.ok ? result.value.files : null;
  },
};

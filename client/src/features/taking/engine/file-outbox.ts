import type { AttemptState } from 'shared/attempt/fold.ts';
import { contentHash } from 'shared/papers/seal.ts';
import { type FileRef, filesIn } from 'shared/questions/response.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FileStanding } from '../../../questions/answer-files.ts';
import type { AttemptView } from './attempt-view.ts';
import type { FileNetwork } from './file-network.ts';
import type { FileShelf, ShelvedFile } from './file-shelf.ts';
import { backoff, type Timers } from './timers.ts';

interface FilesView {
  /** By SHA-256. */
  readonly standings: Readonly<Record<string, FileStanding>>;
  /** Files that count in the paper and have not arrived. */
  readonly unsent: number;
  /** False where this machine could not keep a file beyond this page. */
  readonly keepsHere: boolean;
}

interface Deps {
  readonly attemptId: string;
  readonly attempt: StoreApi<AttemptView>;
  readonly shelf: FileShelf;
  readonly network: FileNetwork;
  readonly timers: Timers;
}

export interface FileOutbox {
  readonly view: StoreApi<FilesView>;
  /** Lays a file on the shelf; what is given back is the answer. */
  put(file: { name: string; mime: string; bytes: Uint8Array<ArrayBuffer>; take?: number }): Promise<FileRef>;
  /** The bytes, where this machine has them. */
  bytesOf(sha256: string): Uint8Array<ArrayBuffer> | null;
  /** The line is said to be back. */
  hurry(): void;
  close(): void;
}

const RETRY = { first: 2_000, most: 60_000 };

/**
 * Sends the files that answers name, one at a time, each only after the server has kept the answer that names it: the hash
 * in the ledger says when it was answered, the bytes may come later.
 */
export function createFileOutbox({ attemptId, attempt, shelf, network, timers }: Deps): FileOutbox {
  const rows = new Map<string, ShelvedFile>();
  const refused = new Map<string, string>();
  /** What the server has; null until it has said so. */
  let there: Set<string> | null = null;
  let sending: string | null = null;
  let keepsHere = shelf.lasting;
  let failures = 0;
  let cancel = () => {};
  let closed = false;

  const view = createStore<FilesView>(() => ({ standings: {}, unsent: 0, keepsHere }));

  const namedIn = (state: AttemptState) =>
    new Set(Object.values(state.answers).flatMap(({ response }) => filesIn(response).map((ref) => ref.sha256)));

  const isThere = (hash: string) => (rows.get(hash)?.kept ?? false) || (there?.has(hash) ?? false);

  function standingOf(hash: string): FileStanding | null {
    const sentence = refused.get(hash);
    if (sentence !== undefined) return { at: 'refused', sentence };
    if (isThere(hash)) return { at: 'kept' };
    if (rows.has(hash)) return { at: hash === sending ? 'sending' : 'waiting' };
    return there ? { at: 'missing' } : null;
  }

  function show() {
    const named = namedIn(attempt.getState().attempt);
    const standings: Record<string, FileStanding> = {};
    for (const hash of [...named, ...rows.keys()]) {
      const standing = standingOf(hash);
      if (standing) standings[hash] = standing;
    }
    const unsent = [...named].filter((hash) => rows.has(hash) && !isThere(hash) && !refused.has(hash)).length;
    view.setState({ standings, unsent, keepsHere });
  }

  async function keep(file: ShelvedFile) {
    rows.set(file.sha256, file);
    await shelf.put(file).catch(() => {
      keepsHere = false;
    });
  }

  async function run() {
    cancel();
    if (closed || sending !== null) return;
    there ??= await network.list(attemptId).then((list) => list && new Set(list));
    const committed = namedIn(attempt.getState().kept);
    const next = [...rows.values()].find(
      (row) => committed.has(row.sha256) && !isThere(row.sha256) && !refused.has(row.sha256),
    );
    if (closed || sending !== null) return;
    if (!next) {
      show();
      if (there === null) later();
      return clearShelf();
    }
    sending = next.sha256;
    show();
    const sent = await network.send(next);
    sending = null;
    if (sent === 'later') return later();
    failures = 0;
    if (sent === 'kept') await keep({ ...next, kept: true });
    else refused.set(next.sha256, sent.refused);
    show();
    void run();
  }

  function later() {
    failures += 1;
    show();
    cancel();
    cancel = timers.after(backoff(failures, RETRY, timers.random()), () => void run());
  }

  /** A school's computer is not the candidate's own: once the paper is sealed, what has arrived does not stay here. */
  function clearShelf() {
    const { sealed, kept } = attempt.getState();
    if (!sealed) return;
    const named = namedIn(kept);
    for (const { sha256: hash } of rows.values())
      if (isThere(hash) || !named.has(hash)) void shelf.drop(attemptId, hash).catch(() => undefined);
  }

  const unsubscribe = attempt.subscribe((now, before) => {
    if (now.attempt !== before.attempt) show();
    if (now.kept !== before.kept || now.sealed !== before.sealed || (now.line !== 'down' && before.line === 'down')) {
      failures = 0;
      void run();
    }
  });

  void shelf
    .filesOf(attemptId)
    .catch(() => [])
    .then((found) => {
      for (const row of found) if (!rows.has(row.sha256)) rows.set(row.sha256, row);
      show();
      if (namedIn(attempt.getState().attempt).size > 0 || rows.size > 0) void run();
    });

  return {
    view,
    async put({ name, mime, bytes, take }) {
      const hash = contentHash(bytes);
      const ref: FileRef = { sha256: hash, name, bytes: bytes.length, mime, ...(take === undefined ? {} : { take }) };
      await keep({ attempt: attemptId, sha256: hash, ref, bytes, kept: rows.get(hash)?.kept ?? false });
      refused.delete(hash);
      show();
      return ref;
    },
    bytesOf: (hash) => rows.get(hash)?.bytes ?? null,
    hurry() {
      failures = 0;
      void run();
    },
    close() {
      closed = true;
      cancel();
      unsubscribe();
    },
  };
}

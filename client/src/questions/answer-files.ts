import { createContext, useContext } from 'react';
import type { FileRef } from 'shared/questions/response.ts';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** How a file that was answered with stands; `missing`: it lies on another machine that has not sent it. */
export type FileStanding =
  | { readonly at: 'waiting' | 'sending' | 'kept' | 'missing' }
  | { readonly at: 'refused'; readonly sentence: string };

interface FilesView {
  /** By SHA-256. */
  readonly standings: Readonly<Record<string, FileStanding>>;
}

/** Where players lay the files that a candidate answers with; what comes back is the answer. */
export interface AnswerFiles {
  readonly view: StoreApi<FilesView>;
  /** Null outside of an exam: a preview keeps nothing. */
  put:
    | ((file: { name: string; mime: string; bytes: Uint8Array<ArrayBuffer>; take?: number }) => Promise<FileRef>)
    | null;
  bytesOf(sha256: string): Uint8Array<ArrayBuffer> | null;
}

const Files = createContext<AnswerFiles>({
  view: createStore(() => ({ standings: {} })),
  put: null,
  bytesOf: () => null,
});
export const AnswerFilesProvider = Files.Provider;
export const useAnswerFiles = (): AnswerFiles => useContext(Files);

export function useStandings(): FilesView['standings'] {
  return useStore(useContext(Files).view, ({ standings }) => standings);
}
/** Where staff read a file that a candidate handed in; null where it has not come, or where nobody handed anything in. */
export type FileUrl = (sha256: string) => string | null;
const Urls = createContext<FileUrl>(() => null);
export const FileUrlProvider = Urls.Provider;
export const useFileUrl = (): FileUrl => useContext(Urls);

/** Which room's server a file is on its way from, and what share of it (0..1) is here; null where nobody has announced it. */
export type FileOnTheWay = (sha256: string) => { readonly from: string; readonly share: number } | null;
const OnTheWay = createContext<FileOnTheWay>(() => null);
export const FileOnTheWayProvider = OnTheWay.Provider;
export const useFileOnTheWay = (): FileOnTheWay => useContext(OnTheWay);

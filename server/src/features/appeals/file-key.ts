import type { Deps } from '../../deps.ts';
import { newSplitKey, openSplitKey, removeOutside } from '../proctoring/index.ts';
import type { IncidentAppeal } from './queries.ts';

type Numbered = Pick<IncidentAppeal, 'id' | 'files'>;
type Needs = Pick<Deps, 'blobs' | 'secrets'>;

const placeOf = ({ id, files }: Numbered) => ({ place: `appeal-${id}-${files}`, label: `appeal ${id}` });

/** A new key for a file of an appeal, and how the database keeps its half. */
export function newFileKey(deps: Needs, file: Numbered): Promise<{ key: Uint8Array; wrapped: string }> {
  return newSplitKey(deps, placeOf(file));
}

/** The key of an appeal's file, or why there is none. */
export async function fileKeyOf(
  deps: Needs,
  appeal: IncidentAppeal,
): Promise<Uint8Array | 'erased' | 'missing' | 'storageDown'> {
  return appeal.fileKey === null ? 'erased' : openSplitKey(deps, { ...placeOf(appeal), wrapped: appeal.fileKey });
}

/** Drops the half of the key that is not in the database. */
export function dropFileKey(blobs: Deps['blobs'], file: Numbered): Promise<void> {
  return removeOutside(blobs, placeOf(file).place);
}

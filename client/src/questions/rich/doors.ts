import { createContext, useContext } from 'react';
import type { RichText } from 'shared/questions/content.ts';

/** Reads what was copied from Word or a web page; null where it was refused (and the refusal was said). */
export type PasteDoor = ((html: string) => Promise<RichText | null>) | null;

const Door = createContext<PasteDoor>(null);
export const PasteDoorProvider = Door.Provider;
export const usePasteDoor = (): PasteDoor => useContext(Door);

/** Where pictures are shown from: node views stand outside of the editor's own props. */
export const MediaUrlContext = createContext<(sha: string) => string>(() => '');

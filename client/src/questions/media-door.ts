import { createContext, useContext } from 'react';

export type Uploaded =
  | {
      readonly ok: true;
      /** SHA-256. */
      readonly media: string;
      readonly mime: string;
      /** Pixels; null for what is no picture. */
      readonly width: number | null;
      readonly height: number | null;
    }
  | { readonly ok: false; readonly sentence: string };

/** Puts a picture, a sound or a film into the bank whose question is being written; null where nothing can be put. */
export type MediaDoor = ((file: File) => Promise<Uploaded>) | null;

const Door = createContext<MediaDoor>(null);
export const MediaDoorProvider = Door.Provider;
export const useMediaDoor = (): MediaDoor => useContext(Door);

import { createContext, useContext } from 'react';

/** What counts hearings: the exam's ledger. Outside of an exam there is none, and everything may be played. */
export interface Listening {
  /** How often it was begun so far, by the SHA-256 of its bytes. */
  readonly plays: Readonly<Record<string, number>>;
  /** Counts one more; false where it may not be played now. */
  begin(media: string): boolean;
  /** Where a hearing that was cut off (a reload, another question) goes on, in seconds; 0 where none was. */
  resumesAt(media: string): number;
  /** Notes how far it has been heard; 0 once it was heard to its end. */
  heard(media: string, seconds: number): void;
  /** True while nothing can be answered: what is playing pauses. */
  readonly isLocked: boolean;
}

const Context = createContext<Listening | null>(null);
export const ListeningProvider = Context.Provider;
export const useListening = (): Listening | null => useContext(Context);

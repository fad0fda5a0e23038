import type { ComponentType } from 'react';

export interface PlayerProps<View, Response> {
  /** Unique on the page: names inputs and ties labels to them. */
  readonly id: string;
  readonly view: View;
  readonly response: Response | null;
  readonly mediaUrl: (sha: string) => string;
  /** True where nothing can be answered now (watching, paused, over, handed in). */
  readonly isLocked: boolean;
  /** A decision: recorded at once. */
  readonly onAnswer: (response: Response | null) => void;
  /** A keystroke: shown at once, recorded when the hand rests. */
  readonly onTyping: (response: Response | null) => void;
  /** The hand has left: what was typed is recorded now. */
  readonly onRest: () => void;
}

export type Progress = 'none' | 'some' | 'all';

/** How a candidate answers one kind of question. The author's and the reviewer's sides stand beside it. */
export interface QuestionPlayer<View, Response> {
  readonly Player: ComponentType<PlayerProps<View, Response>>;
  /** Brings a player that is loaded when it is needed. */
  preload?(): Promise<void>;
  /** How much of the question has an answer. */
  progress(view: View, response: Response | null): Progress;
  /** What a key (as `KeyboardEvent.key`) makes of the response, null for none; undefined where it means nothing here. */
  keyed(view: View, key: string, response: Response | null): Response | null | undefined;
  /** The question as it is read aloud. */
  spoken(view: View): string;
}

import type { QuestionPlayer } from './player.ts';
import { t } from './player-messages.ts';

const Note = () => <p role="note">{t().unplayable}</p>;

/** Stands in for a kind whose client side is still being built: says so, and hides nothing else of the page. */
export const unplayable: QuestionPlayer<unknown, unknown> = {
  Player: Note,
  progress: (_view, response) => (response === null ? 'none' : 'all'),
  keyed: () => undefined,
  spoken: () => t().unplayable,
};
export const unplayableSides = { Editor: Note, Review: Note };

import { t } from './editor-messages.ts';

const Note = () => <p role="note">{t().uneditable}</p>;

/** Stands in for the author's sides of a kind that are still being built. */
export const unplayableSides = { Editor: Note, Review: Note };

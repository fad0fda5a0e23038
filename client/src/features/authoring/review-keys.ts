import type { KeyboardEvent } from 'react';
import type { DraftDefinition } from 'shared/questions/draft.ts';

interface Acts {
  readonly onChange: (definition: DraftDefinition) => void;
  readonly onEdit: () => void;
  readonly onTake: () => void;
}

/**
 * One key for each repair while a card of the review has the focus: A to H picks the right option or turns a statement over,
 * E edits, X takes or leaves, J and K go on and back. Fields keep their keys for themselves.
 */
export function onReviewKey(event: KeyboardEvent<HTMLElement>, definition: DraftDefinition, acts: Acts): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const mended = withKey(definition, key);
  if (mended) acts.onChange(mended);
  else if (key === 'e') acts.onEdit();
  else if (key === 'x') acts.onTake();
  else if (key === 'j' || key === 'k') neighbour(event.currentTarget, key === 'j' ? 1 : -1)?.focus();
  else return;
  event.preventDefault();
}

/** The definition with the letter as its key, or null where the letter is none of its own. */
export function withKey(definition: DraftDefinition, letter: string): DraftDefinition | null {
  const place = letter.length === 1 ? letter.charCodeAt(0) - 97 : -1;
  if (definition.kind === 'choice') {
    const option = definition.options[place];
    return option ? { ...definition, key: option.id } : null;
  }
  if (definition.kind !== 'trueFalseGroup' || !definition.statements[place]) return null;
  const statements = definition.statements.map((statement, at) =>
    at === place ? { ...statement, key: !statement.key } : statement,
  );
  return { ...definition, statements };
}

function neighbour(card: HTMLElement, step: number): HTMLElement | undefined {
  const cards = [...(card.parentElement?.querySelectorAll<HTMLElement>(':scope > article') ?? [])];
  return cards[cards.indexOf(card) + step];
}

import type { RichText } from 'shared/questions/content.ts';
import type { DraftDefinition } from 'shared/questions/draft.ts';
import { kindOf } from 'shared/questions/registry.ts';

/** Every rich text of a draft, the stem first, of whatever kind it is. */
export function textsOf(definition: DraftDefinition): RichText[] {
  return definition.kind === 'essay'
    ? [definition.stem, ...(definition.solution ? [definition.solution] : [])]
    : kindOf(definition.kind).texts(definition);
}

/** The key as teachers write it, '' where there is none. */
export function keyTextOf(definition: DraftDefinition): string {
  return definition.kind === 'essay' ? '' : kindOf(definition.kind).keyText(definition);
}

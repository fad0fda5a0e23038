import type { DraftDefinition } from 'shared/questions/draft.ts';
import { partOf } from 'shared/questions/registry.ts';

/** The part of a paper (form of 2025) in which a question stands. */
export const partOfDraft = (definition: DraftDefinition): 1 | 2 | 3 | 4 =>
  definition.kind === 'essay' ? 4 : partOf(definition);

import type { QuestionFacts } from 'shared/contracts/bank-questions.ts';
import { type Definition, textsOf } from 'shared/questions/registry.ts';
import { lexemesIn, searchableOf } from 'shared/questions/searchable.ts';

/** What a question's content is found by; kept beside the index, so that a change of facts need not read the content again. */
export interface FoundContent {
  readonly searchText: string;
  readonly formulas: string;
}

export function contentOf(definition: Definition): FoundContent {
  const { text, formulas } = searchableOf(textsOf(definition));
  return { searchText: text, formulas };
}

type FoundFacts = Pick<QuestionFacts, 'topic' | 'competency' | 'tags' | 'source'> & { readonly subject: string };

/** The index of a question: its content and its facts, by any of which it can be found. */
export function lexemesOf({ searchText, formulas }: FoundContent, facts: FoundFacts): readonly string[] {
  const { subject, topic, competency, source, tags } = facts;
  return lexemesIn(searchText, formulas, [subject, topic, competency, source, ...tags]);
}

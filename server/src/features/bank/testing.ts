import type { QuestionFacts } from 'shared/contracts/bank-questions.ts';
import { plainText, type RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';

/** A choice question of these words, with the formula where one is given; option "b" is right. */
export function choiceOf(words: string, latex?: string, options: readonly string[] = ['1', '2', '3', '4']): Definition {
  const stem: RichText =
    latex === undefined
      ? plainText(words)
      : [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: `${words} ` },
              { type: 'math', latex },
            ],
          },
        ];
  const letters = ['a', 'b', 'c', 'd'];
  return {
    kind: 'choice',
    stem,
    options: options.map((text, at) => ({ id: letters[at] ?? `o${at}`, content: plainText(text) })),
    key: 'b',
  };
}

/** What a new question needs besides its content. */
export function newQuestion(definition: Definition, facts: Partial<QuestionFacts> = {}) {
  return { level: null, topic: null, ...facts, definition, part: 1 };
}

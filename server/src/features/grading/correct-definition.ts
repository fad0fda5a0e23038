import { type Definition, kindOf } from 'shared/questions/registry.ts';
import { isNumber, normaliseNumber } from 'shared/questions/short-answer/number-box.ts';

/**
 * A question with another key, said as teachers write it: the letter of an option in master order ("B"), a letter per
 * statement ("ĐSSĐ"), or a number ("-1,5"). Null where the text is no key of this question.
 */
export function correctDefinition(definition: Definition, key: string): Definition | null {
  const text = key.normalize('NFC').trim().toUpperCase();
  switch (definition.kind) {
    case 'choice': {
      const option = /^[A-Z]$/.test(text) ? definition.options[text.charCodeAt(0) - 65] : undefined;
      return option ? { ...definition, key: option.id } : null;
    }
    case 'trueFalseGroup': {
      const letters = [...text.replace(/[\s,;]/g, '')];
      if (letters.length !== definition.statements.length || !letters.every((letter) => 'ĐDS'.includes(letter)))
        return null;
      return {
        ...definition,
        statements: definition.statements.map((statement, at) => ({ ...statement, key: letters[at] !== 'S' })),
      };
    }
    case 'shortAnswer': {
      const number = normaliseNumber(text);
      return isNumber(number) ? { ...definition, accepted: [number] } : null;
    }
  }
}

/** The key of a question as teachers write it, in the order of options given or the master's. */
export function keyText(definition: Definition, order?: readonly string[]): string {
  return kindOf(definition.kind).keyText(definition, order && order.length > 0 ? order : undefined);
}

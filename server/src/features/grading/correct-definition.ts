import { type Definition, kindOf } from 'shared/questions/registry.ts';

/** A question with another key, said as teachers write it. Null where the text is no key of this question. */
export function correctDefinition(definition: Definition, key: string): Definition | null {
  return kindOf(definition.kind).withKey(definition, key.normalize('NFC').trim());
}

/** The key of a question as teachers write it, in the order of options given or the master's. */
export function keyText(definition: Definition, order?: readonly string[]): string {
  return kindOf(definition.kind).keyText(definition, order && order.length > 0 ? order : undefined);
}

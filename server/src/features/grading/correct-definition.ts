import { type Definition, kindOf } from 'shared/questions/registry.ts';

/** A question with another key, said as teachers write it; `sealed` before all corrections. Null where it is no key of it. */
export function correctDefinition(definition: Definition, key: string, sealed: Definition): Definition | null {
  const kind = kindOf(definition.kind);
  const corrected = kind.withKey(definition, key.normalize('NFC').trim(), sealed);
  // What no candidate could give would take the points from all.
  return corrected && kind.problems(corrected).includes('keyOutOfReach') ? null : corrected;
}

/** The key of a question as teachers write it, in the order of options given or the master's. */
export function keyText(definition: Definition, order?: readonly string[]): string {
  return kindOf(definition.kind).keyText(definition, order && order.length > 0 ? order : undefined);
}

import type { RichText } from 'shared/questions/content.ts';
import type { MediaPath } from './content.ts';
import { contentOf } from './content.ts';
import { el, type XmlNode } from './xml.ts';

/** Where a question, or a part of one, is being written to. */
export interface WriteContext {
  readonly path: MediaPath;
  /** The name of its response variable, and of the outcome that gets its share of the points. */
  readonly response: string;
  readonly score: string;
}

/** A question, or a part of one, in QTI's words. */
export interface WrittenPart {
  readonly declarations: readonly XmlNode[];
  /** Blocks of the item's body, the interaction among them. */
  readonly body: readonly XmlNode[];
  /** Rules that give `score` the share of the points, 0 at the start. Empty where a person marks. */
  readonly rules: readonly XmlNode[];
  /** Outcomes that the rules use besides `score`. */
  readonly outcomes?: readonly string[];
  /** For whoever marks. */
  readonly rubric?: readonly XmlNode[];
}

/** QTI's identifiers begin with a letter; ours need not. `Ids` of the reader takes the prefix off again. */
export const named = (id: string) => `i_${id}`;

/**
 * What QTI has no word for, kept beside what it has: fields of our definition, said again on import once the response
 * processing has been found to agree with them.
 */
export function hint(fields: Readonly<Record<string, unknown>>): { 'data-khaothi': string } {
  // A field that the definition leaves out is said to be left out, so that the reader's own guess does not fill it.
  const absent = Object.keys(fields).filter((name) => fields[name] === undefined);
  return { 'data-khaothi': JSON.stringify(absent.length > 0 ? { ...fields, absent } : fields) };
}

export function choiceOf(
  name: string,
  id: string,
  content: RichText,
  path: MediaPath,
  said: XmlNode['attributes'] = {},
): XmlNode {
  return el(name, { identifier: named(id), ...said }, ...contentOf(content, path));
}

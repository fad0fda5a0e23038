/**
 * An element of a QTI file under one name for all versions: `choiceInteraction` stands for the 2.x element of that name
 * and for 3.0's `qti-choice-interaction`, `maxChoices` for its attribute `max-choices`. XHTML and MathML keep their names.
 */
export interface QtiElement {
  readonly name: string;
  /** `math` for MathML; what a file declares in a namespace nobody knows is `other`. */
  readonly space: 'qti' | 'math' | 'other';
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (QtiElement | string)[];
}

export function childrenOf(element: QtiElement | undefined): QtiElement[] {
  return element ? element.children.filter((child): child is QtiElement => typeof child !== 'string') : [];
}

export function childOf(element: QtiElement | undefined, ...names: string[]): QtiElement | undefined {
  return childrenOf(element).find((child) => names.includes(child.name));
}

export function childrenNamed(element: QtiElement | undefined, ...names: string[]): QtiElement[] {
  return childrenOf(element).filter((child) => names.includes(child.name));
}

export function textOf(element: QtiElement | undefined): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The text of a value; what only indents it in the file, a line of its own, does not belong to it. */
export function valueTextOf(element: QtiElement): string {
  const text = textOf(element);
  return text.includes('\n') ? text.trim() : text;
}

/** A number written in an attribute; null where there is none. "0.5 " and "1e2" are numbers, "" and "auto" are not. */
export function numberIn(element: QtiElement, attribute: string): number | null {
  return readNumber(element.attributes[attribute]);
}

export function readNumber(text: string | undefined): number | null {
  const trimmed = text?.trim() ?? '';
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}

export function isTrue(text: string | undefined): boolean {
  const word = text?.trim().toLowerCase();
  return word === 'true' || word === '1';
}
/** Every descendant for which `is` holds, in document order, not looking inside a found one. */
export function descendantsOf(element: QtiElement | undefined, is: (found: QtiElement) => boolean): QtiElement[] {
  const found: QtiElement[] = [];
  const look = (parent: QtiElement) => {
    for (const child of childrenOf(parent)) {
      if (is(child)) found.push(child);
      else look(child);
    }
  };
  if (element) look(element);
  return found;
}

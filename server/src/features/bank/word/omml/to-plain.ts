import { childOf, childrenOf, textOf, type XmlElement } from '../ooxml/xml.ts';

/** A formula in one line of characters, as one would type it: "(a+b)/2", "x^2", "√2". */
export function plainOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const part = (name: string) => plainOf(childOf(element, `m:${name}`));
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return textOf(element);
    case 'm:f':
      return `${grouped(part('num'))}/${grouped(part('den'))}`;
    case 'm:sSup':
      return `${part('e')}^${grouped(part('sup'))}`;
    case 'm:sSub':
      return `${part('e')}_${grouped(part('sub'))}`;
    case 'm:rad':
      return `√${grouped(part('e'))}`;
    case 'm:d':
      return `(${childrenOf(element)
        .filter((child) => child.name === 'm:e')
        .map(plainOf)
        .join(';')})`;
    default:
      return element.name === 'w:del' ? '' : childrenOf(element).map(plainOf).join('');
  }
}

function grouped(text: string): string {
  return /^-?[\p{L}\d,.]*$/u.test(text) ? text : `(${text})`;
}

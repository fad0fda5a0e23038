import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** An element of a page or of an XML file: what the converters of this folder read, wherever it was parsed. */
export interface TreeElement {
  /** Lower case, without a namespace's prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly TreeNode[];
}
export type TreeNode = TreeElement | string;

/** Deeper than any page that a person wrote; what lies below is read as its words. */
const MAX_DEPTH = 120;

/** A piece of HTML as a browser would read it: anything is accepted, nothing is run or fetched. */
export function parseHtml(html: string): TreeNode[] {
  return nodesOf(parseFragment(html).childNodes, 0);
}

function nodesOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], depth: number): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    if (node.nodeName === '#text') return [(node as DefaultTreeAdapterTypes.TextNode).value];
    if (!('tagName' in node)) return [];
    const children = node.nodeName === 'template' && 'content' in node ? node.content.childNodes : node.childNodes;
    return [
      {
        name: node.tagName.toLowerCase(),
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
        children: depth >= MAX_DEPTH ? [deepWordsOf(children)] : nodesOf(children, depth + 1),
      },
    ];
  });
}

/** Without recursion: however deep it is nested, it costs no stack. */
function deepWordsOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string {
  const words: string[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') words.push((node as DefaultTreeAdapterTypes.TextNode).value);
    else if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return words.join('');
}

export function elementsOf({ children }: TreeElement): TreeElement[] {
  return children.filter((child) => typeof child !== 'string');
}

export function wordsOfTree(node: TreeNode): string {
  return typeof node === 'string' ? node : node.children.map(wordsOfTree).join('');
}

import { Extension, InputRule, Mark, mergeAttributes, Node } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

/** What can stand in a question, and nothing else: no links, lists or headings, which `RichText` has no place for. */

const script = (name: 'subscript' | 'superscript', tag: 'sub' | 'sup', key: string) =>
  Mark.create({
    name,
    excludes: name === 'subscript' ? 'superscript' : 'subscript',
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleMark(name) };
    },
  });

/** Paragraphs to the left, in the middle or to the right. */
const Align = Extension.create({
  name: 'align',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        align: {
          default: null,
          parseHTML: (element) =>
            ['center', 'right'].includes(element.style.textAlign) ? element.style.textAlign : null,
          renderHTML: ({ align }) => (align ? { style: `text-align: ${align}` } : {}),
        },
      },
    },
  ],
});

const attribute = (name: string, fallback: unknown = null) => ({
  default: fallback,
  parseHTML: (element: HTMLElement) => JSON.parse(element.getAttribute(`data-${name}`) ?? 'null') ?? fallback,
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: JSON.stringify(attributes[name]) }),
});

/** A formula as LaTeX. `$x^2$` becomes one while it is being typed. */
export const MathNode = Node.create({
  name: 'math',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ latex: attribute('latex', ''), display: attribute('display', false) }),
  parseHTML: () => [{ tag: 'span[data-latex]' }],
  renderHTML: ({ HTMLAttributes, node }) => ['span', HTMLAttributes, String(node.attrs.latex)],
  addInputRules() {
    return [
      new InputRule({
        find: /(?<!\\)\$([^$\s](?:[^$]*[^$\s\\])?)\$$/,
        handler: ({ range, match, chain }) => {
          chain()
            .deleteRange(range)
            .insertContentAt(range.from, { type: 'math', attrs: { latex: match[1] } })
            .run();
        },
      }),
    ];
  },
});

/** A picture by the SHA-256 of its bytes. */
export const PictureNode = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    media: attribute('media', ''),
    alt: attribute('alt', ''),
    width: attribute('width'),
    height: attribute('height'),
  }),
  parseHTML: () => [{ tag: 'img[data-media]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
});

/** What this editor cannot write and must not lose. */
const kept = (name: 'keptInline' | 'keptBlock', holds: 'inline' | 'block') =>
  Node.create({
    name,
    group: holds,
    inline: holds === 'inline',
    atom: true,
    addAttributes: () => ({ [holds]: attribute(holds) }),
    parseHTML: () => [{ tag: `${holds === 'inline' ? 'span' : 'div'}[data-${holds}]` }],
    renderHTML: ({ HTMLAttributes }) => [holds === 'inline' ? 'span' : 'div', mergeAttributes(HTMLAttributes)],
  });
export const KeptInline = kept('keptInline', 'inline');
export const KeptBlock = kept('keptBlock', 'block');

/** Everything but the nodes that a page draws in its own way. */
export const PLAIN_EXTENSIONS = [
  StarterKit.configure({
    ...{ blockquote: false, bulletList: false, code: false, codeBlock: false, heading: false, horizontalRule: false },
    ...{ link: false, listItem: false, listKeymap: false, orderedList: false, strike: false, trailingNode: false },
  }),
  TableKit.configure({ table: { resizable: false } }),
  script('subscript', 'sub', 'Mod-,'),
  script('superscript', 'sup', 'Mod-.'),
  Align,
] as const;

export const EXTENSIONS = [...PLAIN_EXTENSIONS, MathNode, PictureNode, KeptInline, KeptBlock] as const;

/** Pictures that browsers show; wider ones are shown smaller, in CSS pixels. */
export const PICTURE_LIMITS = { types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'], width: 640 };

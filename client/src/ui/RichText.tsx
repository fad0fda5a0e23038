import {
  createContext,
  createElement,
  Fragment,
  lazy,
  memo,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useReducer,
} from 'react';
import {
  type Block,
  type RichText as Content,
  GAP,
  type Inline,
  type Mark,
  type Paragraph,
} from 'shared/questions/content.ts';
import { katexFor, loadKatexFor } from './katex.ts';
import css from './RichText.module.css';

/** Loaded where a text has a sound or a film; the lobby of an exam asks for it ahead (`preloadPlayables`). */
const Playable = lazy(() => import('./Playable.tsx'));

interface Props {
  readonly content: Content;
  /** Where a picture is served, by the SHA-256 of its bytes. */
  readonly mediaUrl: (sha: string) => string;
  /** One line without paragraph spacing: for options and table cells. */
  readonly inline?: boolean;
}

/** What stands in the places of a text that a question fills: gaps, and words that can be chosen. */
export interface LivePlaces {
  readonly gap?: (id: string) => ReactNode;
  readonly hot?: (part: Extract<Inline, { type: 'hot' }>) => ReactNode;
}
const Live = createContext<LivePlaces>({});

/** Inside it the gaps and choosable words of every `RichText` are drawn by `places`; elsewhere as a line, as plain words. @public */
export const LiveText = Live.Provider;

/**
 * Rich text as data, drawn: marks, formulas (with MathML for screen readers), pictures, tables. Used by both bundles.
 * Drawn anew only for another text: on an old PC a question's formulas cost more than the answer that was clicked.
 */
export const RichText = memo(function RichText({ content, mediaUrl, inline = false }: Props) {
  return content.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of an immutable text have no other name.
    <Fragment key={at}>{drawBlock(block, mediaUrl, inline)}</Fragment>
  ));
});

function drawBlock(block: Block, mediaUrl: Props['mediaUrl'], inline: boolean): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <OneParagraph paragraph={block} mediaUrl={mediaUrl} inline={inline} />;
    case 'table':
      return drawTable(block, mediaUrl);
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as of tables
        <pre className={css.code} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'audio':
    case 'video':
      return (
        <Suspense fallback={<p className={css.block}>…</p>}>
          <Playable block={block} mediaUrl={mediaUrl} />
        </Suspense>
      );
  }
}

function drawTable(block: Extract<Block, { type: 'table' }>, mediaUrl: Props['mediaUrl']): ReactNode {
  return (
    // A wide table scrolls on a phone; the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be focusable (axe: scrollable-region-focusable).
    <div className={css.scroll} tabIndex={0}>
      <table className={css.table}>
        <tbody>
          {block.rows.map((row, rowAt) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={rowAt}>
              {row.map((cell, at) =>
                createElement(
                  cell.header ? 'th' : 'td',
                  { key: at, colSpan: cell.columns, rowSpan: cell.rows },
                  <RichText content={cell.content} mediaUrl={mediaUrl} />,
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OneParagraph({
  paragraph,
  mediaUrl,
  inline,
}: {
  paragraph: Paragraph;
  mediaUrl: Props['mediaUrl'];
  inline: boolean;
}) {
  const drawn = paragraph.content.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={at}>{drawInline(part, mediaUrl)}</Fragment>
  ));
  if (inline) return <span className={css.inlineOnly}>{drawn} </span>;
  return (
    <p className={css.block} style={paragraph.align ? { textAlign: paragraph.align } : undefined}>
      {drawn}
    </p>
  );
}

function drawInline(part: Inline, mediaUrl: Props['mediaUrl']): ReactNode {
  switch (part.type) {
    case 'text':
      return markedText(part);
    case 'math':
      return <Formula latex={part.latex} display={part.display ?? false} />;
    case 'image':
      return (
        <img className={css.image} src={mediaUrl(part.media)} alt={part.alt} width={part.width} height={part.height} />
      );
    case 'break':
      return <br />;
    case 'gap':
      return <LivePlace part={part} />;
    case 'hot':
      return <LivePlace part={part} />;
  }
}

/** The words with their marks, the first mark innermost. @public */
export function markedText({ text, marks }: { text: string; marks?: readonly Mark[] }): ReactNode {
  return (marks ?? []).reduce<ReactNode>((inner, mark) => createElement(TAGS[mark], null, inner), text);
}

function LivePlace({ part }: { part: Extract<Inline, { type: 'gap' | 'hot' }> }) {
  const { gap, hot } = useContext(Live);
  if (part.type === 'gap') return gap ? gap(part.id) : <span className={css.gap}>{GAP}</span>;
  return hot ? hot(part) : markedText(part);
}

const TAGS: Readonly<Record<Mark, 'strong' | 'em' | 'u' | 'sub' | 'sup'>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
};

/** A formula. Until KaTeX is here (it loads once, only where there is math) its LaTeX stands in its place. */
function Formula({ latex, display = false }: { latex: string; display?: boolean }) {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const katex = katexFor(latex);
  useEffect(() => {
    if (katex) return;
    let wanted = true;
    loadKatexFor(latex).then(
      () => wanted && drawAgain(),
      // Without KaTeX the LaTeX stays readable; the page does not fail for it.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [katex, latex]);
  const place = display ? css.display : css.math;
  if (!katex) return <span className={`${place} ${css.raw}`}>{latex}</span>;
  const html = katex.renderToString(latex, {
    displayMode: display,
    output: 'htmlAndMathml',
    throwOnError: false,
    strict: 'ignore',
    trust: false,
    maxExpand: 1000,
  });
  // KaTeX escapes what it is given and, with trust off, makes no links or HTML of its own.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX gives HTML, and only of its own making.
  return <span className={place} dangerouslySetInnerHTML={{ __html: html }} />;
}

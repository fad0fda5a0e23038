import { type Editor, EditorContent, ReactNodeViewRenderer, useEditor } from '@tiptap/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { RichText as Content } from 'shared/questions/content.ts';
import { sayRefused } from '../../ui/toasts.tsx';
import { type MediaDoor, useMediaDoor } from '../media-door.ts';
import { fromDocument, toDocument } from './document.ts';
import { MediaUrlContext, type PasteDoor, usePasteDoor } from './doors.ts';
import { KeptBlock, KeptInline, MathNode, PICTURE_LIMITS, PictureNode, PLAIN_EXTENSIONS } from './extensions.ts';
import { KeptBlockView, KeptInlineView } from './KeptView.tsx';
import { MathView } from './MathView.tsx';
import { PictureView } from './PictureView.tsx';
import { needsReading, readyToRead } from './paste.ts';
import css from './rich.module.css';

import { Toolbar } from './Toolbar.tsx';

const EXTENSIONS = [
  ...PLAIN_EXTENSIONS,
  MathNode.extend({ addNodeView: () => ReactNodeViewRenderer(MathView, { as: 'span' }) }),
  PictureNode.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView, { as: 'span' }) }),
  KeptInline.extend({ addNodeView: () => ReactNodeViewRenderer(KeptInlineView, { as: 'span' }) }),
  KeptBlock.extend({ addNodeView: () => ReactNodeViewRenderer(KeptBlockView) }),
];

interface Props {
  readonly label: string;
  readonly content: Content;
  readonly mediaUrl: (sha: string) => string;
  readonly onChange: (content: Content) => void;
  readonly quiet?: boolean;
}

/** Words, formulas, pictures and tables, written as they will be read. */
export function RichTextEditor({ label, content, mediaUrl, onChange, quiet = false }: Props) {
  const doors = useLatest<Doors>({ media: useMediaDoor(), paste: usePasteDoor() });
  const say = useLatest(onChange);
  const last = useRef(content);
  const [isReading, setIsReading] = useState(false);
  const held = useRef<Editor | null>(null);
  const reading: Reading = (work) => {
    setIsReading(true);
    void work().finally(() => setIsReading(false));
  };
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: toDocument(content),
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: css.words ?? '' },
      handlePaste: (_, event) => takeIn(event.clipboardData, held, doors, reading),
      handleDrop: (_, event) => takeIn(event.dataTransfer, held, doors, reading),
    },
    onUpdate({ editor: written }) {
      const next = fromDocument(written.getJSON());
      last.current = next;
      say.current(next);
    },
  });
  held.current = editor;
  useEffect(() => {
    // Another text came from outside: a part was removed, a draft was given up.
    if (JSON.stringify(content) === JSON.stringify(last.current)) return;
    last.current = content;
    editor.commands.setContent(toDocument(content), { emitUpdate: false });
  }, [editor, content]);
  return (
    <MediaUrlContext value={mediaUrl}>
      <div className={css.editor} data-quiet={quiet} aria-busy={isReading}>
        {quiet ? null : <span className={css.label}>{label}</span>}
        <Toolbar
          editor={editor}
          label={label}
          isReading={isReading}
          onPicture={(file) => reading(() => addPicture(file, held, doors.current.media))}
        />
        <EditorContent editor={editor} />
      </div>
    </MediaUrlContext>
  );
}

interface Doors {
  readonly media: MediaDoor;
  readonly paste: PasteDoor;
}
type Held = RefObject<Editor | null>;
type Reading = (work: () => Promise<void>) => void;

/** Takes pictures and what comes from Word; false leaves it to the editor. */
function takeIn(data: DataTransfer | null, editor: Held, doors: RefObject<Doors>, reading: Reading): boolean {
  if (!data) return false;
  const { media, paste } = doors.current;
  const html = data.getData('text/html');
  if (paste && needsReading(html)) {
    const pasted = { html, rtf: data.getData('text/rtf') };
    reading(async () => {
      const content = await paste(await readyToRead(pasted, (file) => keep(file, media)));
      if (content) editor.current?.chain().focus().insertContent(insertable(content)).run();
    });
    return true;
  }
  const pictures = [...data.files].filter(({ type }) => PICTURE_LIMITS.types.includes(type));
  if (pictures.length === 0 || !media) return false;
  for (const file of pictures) reading(() => addPicture(file, editor, media));
  return true;
}

async function keep(file: File, media: MediaDoor): Promise<string | null> {
  const kept = await media?.(file);
  if (kept?.ok === false) sayRefused(kept);
  return kept?.ok ? kept.media : null;
}

/** One paragraph goes into the line that is being written; more are blocks of their own. */
function insertable(content: Content) {
  const nodes = toDocument(content).content ?? [];
  const [only] = nodes;
  return nodes.length === 1 && only?.type === 'paragraph' ? (only.content ?? []) : nodes;
}

async function addPicture(file: File, editor: Held, door: MediaDoor): Promise<void> {
  const kept = await door?.(file);
  if (kept?.ok === false) sayRefused(kept);
  if (!kept?.ok) return;
  const { media, width, height } = kept;
  // A photograph of four thousand pixels would hide the question.
  const scale = width && width > PICTURE_LIMITS.width ? PICTURE_LIMITS.width / width : 1;
  const size = width && height ? { width: Math.round(width * scale), height: Math.round(height * scale) } : {};
  editor.current
    ?.chain()
    .focus()
    .insertContent({ type: 'picture', attrs: { media, alt: '', ...size } })
    .run();
}

function useLatest<T>(value: T): RefObject<T> {
  const held = useRef(value);
  held.current = value;
  return held;
}

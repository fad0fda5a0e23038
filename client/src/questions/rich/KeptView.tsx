import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useContext } from 'react';
import type { Block, Inline } from 'shared/questions/content.ts';
import { RichText } from '../../ui/RichText.tsx';
import { MediaUrlContext } from './doors.ts';
import css from './rich.module.css';

/** A gap or words to be chosen: moved and deleted like a letter, written elsewhere. */
export function KeptInlineView({ node, selected }: NodeViewProps) {
  const mediaUrl = useContext(MediaUrlContext);
  const inline = node.attrs.inline as Inline;
  return (
    <NodeViewWrapper as="span" className={css.kept} data-selected={selected}>
      <RichText inline content={[{ type: 'paragraph', content: [inline] }]} mediaUrl={mediaUrl} />
    </NodeViewWrapper>
  );
}

/** Program text, a sound or a film, as it is shown. */
export function KeptBlockView({ node, selected }: NodeViewProps) {
  const mediaUrl = useContext(MediaUrlContext);
  return (
    <NodeViewWrapper className={css.kept} data-selected={selected}>
      <RichText content={[node.attrs.block as Block]} mediaUrl={mediaUrl} />
    </NodeViewWrapper>
  );
}

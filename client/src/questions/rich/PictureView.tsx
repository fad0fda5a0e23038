import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useContext } from 'react';
import { t } from '../editor-messages.ts';
import { MediaUrlContext } from './doors.ts';
import css from './rich.module.css';

/** A picture with its words for those who cannot see it, asked for until they are there. */
export function PictureView({ node, selected, updateAttributes }: NodeViewProps) {
  const mediaUrl = useContext(MediaUrlContext);
  const { media, alt, width, height } = node.attrs as {
    media: string;
    alt: string;
    width: number | null;
    height: number | null;
  };
  return (
    <NodeViewWrapper as="span" className={css.picture} data-selected={selected}>
      <img src={mediaUrl(media)} alt={alt} width={width ?? undefined} height={height ?? undefined} data-drag-handle />
      <input
        className={css.alt}
        aria-label={t().altLabel}
        placeholder={t().altHint}
        aria-invalid={alt.trim() === ''}
        value={alt}
        maxLength={1000}
        onChange={(event) => updateAttributes({ alt: event.currentTarget.value })}
        // The editor's own keys are not meant while these words are typed.
        onKeyDown={(event) => event.stopPropagation()}
      />
    </NodeViewWrapper>
  );
}

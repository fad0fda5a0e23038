import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useState } from 'react';
import { RichText } from '../../ui/RichText.tsx';
import { t } from '../editor-messages.ts';
import { MathDialog } from './MathDialog.tsx';
import css from './rich.module.css';

/** A formula in its line; a click, or Enter on it, opens it. */
export function MathView({ node, selected, updateAttributes, editor, deleteNode }: NodeViewProps) {
  const { latex, display } = node.attrs as { latex: string; display: boolean };
  // One that was just put in has nothing in it yet.
  const [isOpen, setIsOpen] = useState(latex === '');
  return (
    <NodeViewWrapper as="span" className={css.math} data-selected={selected}>
      <button
        type="button"
        className={css.mathButton}
        aria-label={t().editFormula(latex)}
        onClick={() => setIsOpen(true)}
      >
        {latex === '' ? (
          <span>…</span>
        ) : (
          <RichText inline content={[{ type: 'paragraph', content: [{ type: 'math', latex }] }]} mediaUrl={() => ''} />
        )}
      </button>
      {isOpen ? (
        <MathDialog
          latex={latex}
          display={display}
          onDone={(next) => {
            setIsOpen(false);
            if (next === null ? latex === '' : next.latex === '') deleteNode();
            else if (next) updateAttributes(next);
            editor.commands.focus();
          }}
        />
      ) : null}
    </NodeViewWrapper>
  );
}

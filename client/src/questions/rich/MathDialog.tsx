import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import type { MathfieldElement } from 'mathlive';
import 'mathlive/fonts.css';
import { useEffect, useRef, useState } from 'react';
import { RichText } from '../../ui/RichText.tsx';
import { t } from '../editor-messages.ts';
import css from './rich.module.css';
import { tidyLatex } from './tidy-latex.ts';

interface Props {
  readonly latex: string;
  readonly display: boolean;
  /** Null where the person gave it up. */
  readonly onDone: (formula: { latex: string; display: boolean } | null) => void;
}

/** A formula written as it looks, or as LaTeX: both show the same one. */
export function MathDialog({ latex: first, display: wasDisplay, onDone }: Props) {
  const [latex, setLatex] = useState(first);
  const [display, setDisplay] = useState(wasDisplay);
  const done = () => onDone({ latex: latex.trim(), display });
  return (
    <Modal opened onClose={() => onDone(null)} title={t().formula} size="lg" returnFocus={false}>
      <form
        className={css.mathForm}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          done();
        }}
      >
        <MathField latex={latex} onChange={setLatex} onEnter={done} />
        <TextInput
          label="LaTeX"
          value={latex}
          maxLength={5000}
          spellCheck={false}
          onChange={(event) => setLatex(event.currentTarget.value)}
        />
        <div className={css.mathShown}>
          <RichText
            content={[{ type: 'paragraph', content: [{ type: 'math', latex, display }] }]}
            mediaUrl={() => ''}
          />
        </div>
        <Checkbox label={t().ownLine} checked={display} onChange={(event) => setDisplay(event.currentTarget.checked)} />
        <div className={css.mathActs}>
          <Button type="submit">{t().keepFormula}</Button>
          <Button variant="default" onClick={() => onDone(null)}>
            {t().giveUp}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The editor of formulas is large: it is loaded when the first one is written. */
function MathField({
  latex,
  onChange,
  onEnter,
}: {
  latex: string;
  onChange: (latex: string) => void;
  onEnter: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<MathfieldElement | null>(null);
  const heard = useRef({ onChange, onEnter });
  heard.current = { onChange, onEnter };
  const first = useRef(latex);
  useEffect(() => {
    let isGone = false;
    void import('mathlive').then(({ MathfieldElement }) => {
      if (isGone || !place.current) return;
      // Its fonts come with this page's styles, and it makes no sounds.
      MathfieldElement.fontsDirectory = null;
      MathfieldElement.soundsDirectory = null;
      const made = new MathfieldElement();
      made.value = first.current;
      made.setAttribute('aria-label', t().formula);
      made.addEventListener('input', () =>
        heard.current.onChange(tidyLatex(made.getValue('latex-without-placeholders'))),
      );
      made.addEventListener('keydown', (event) => {
        if ((event as KeyboardEvent).key === 'Enter') heard.current.onEnter();
      });
      place.current.append(made);
      field.current = made;
      made.focus();
    });
    return () => {
      isGone = true;
      field.current?.remove();
      field.current = null;
    };
  }, []);
  useEffect(() => {
    const shown = field.current;
    if (shown && tidyLatex(shown.getValue('latex-without-placeholders')) !== latex)
      shown.setValue(latex, { silenceNotifications: true });
  }, [latex]);
  return <div ref={place} className={css.mathField} />;
}

import { useRef } from 'react';
import type { ClozeDefinition, Gap } from 'shared/questions/cloze/cloze.ts';
import { gapsOf } from 'shared/questions/content.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { RichTextInput } from '../RichTextInput.tsx';
import { gapReader, slotsAsWords, wordsAsSlots } from '../slot-words.ts';
import { GapInput } from './GapInput.tsx';
import { t } from './messages.ts';

/** The text with {{1}}, {{2}} … where its gaps are, and below it what goes into each. */
export function ClozeEditor({ id, definition, mediaUrl, onChange }: EditorProps<ClozeDefinition>) {
  const { stem, text, gaps } = definition;
  // The numbers keep their gaps while the text around them is written anew.
  const numbered = useRef({ ids: gapsOf(text), read: gapReader(gapsOf(text)) });
  for (const gap of gapsOf(text)) if (!numbered.current.ids.includes(gap)) numbered.current.ids.push(gap);
  const numberOf = (gap: string) => numbered.current.ids.indexOf(gap) + 1;
  const typed = useRef(slotsAsWords(text, numberOf));
  // A gap that was taken out of the text comes back as it was.
  const known = useRef(new Map<string, Gap>());
  for (const gap of gaps) known.current.set(gap.id, gap);
  return (
    <div className={css.stack}>
      <RichTextInput
        label={words().stem}
        content={stem}
        mediaUrl={mediaUrl}
        onChange={(next) => onChange({ ...definition, stem: next })}
      />
      <RichTextInput
        label={t().text}
        content={typed.current}
        mediaUrl={mediaUrl}
        onChange={(next) => {
          typed.current = next;
          const read = wordsAsSlots(next, numbered.current.read());
          const placed = gapsOf(read).map(
            (gap): Gap => known.current.get(gap) ?? { id: gap, mode: 'text', accepted: [] },
          );
          onChange({ ...definition, text: read, gaps: placed });
        }}
      />
      <p className={css.hint}>{t().howTo}</p>
      {gaps.length === 0 ? <p className={css.hint}>{t().noGaps}</p> : null}
      {gaps.map((gap) => (
        <GapInput
          key={`${gap.id} ${gap.mode}`}
          id={`${id}-${gap.id}`}
          place={numberOf(gap.id)}
          gap={gap}
          mediaUrl={mediaUrl}
          onChange={(next) => onChange({ ...definition, gaps: gaps.map((one) => (one.id === gap.id ? next : one)) })}
        />
      ))}
    </div>
  );
}

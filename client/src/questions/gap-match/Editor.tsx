import { useRef } from 'react';
import { gapsOf } from 'shared/questions/content.ts';
import type { GapMatchDefinition } from 'shared/questions/gap-match/gap-match.ts';
import css from '../Editor.module.css';
import type { EditorProps } from '../editor.ts';
import { t as words } from '../editor-messages.ts';
import { t } from '../placing/editor-messages.ts';
import { PlacesKey } from '../placing/PlacesKey.tsx';
import { TokensInput } from '../placing/TokensInput.tsx';
import { RichTextInput } from '../RichTextInput.tsx';
import { PlacingScoringInput } from '../ScoringInput.tsx';
import { gapReader, slotsAsWords, wordsAsSlots } from '../slot-words.ts';

export function GapMatchEditor({ definition, mediaUrl, onChange }: EditorProps<GapMatchDefinition>) {
  const { stem, text, tokens, key, scoring } = definition;
  // The numbers keep their gaps while the text around them is written anew.
  const numbered = useRef({ ids: gapsOf(text), read: gapReader(gapsOf(text)) });
  for (const id of gapsOf(text)) if (!numbered.current.ids.includes(id)) numbered.current.ids.push(id);
  const typed = useRef(slotsAsWords(text, (id) => numbered.current.ids.indexOf(id) + 1));
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
          onChange({ ...definition, text: wordsAsSlots(next, numbered.current.read()) });
        }}
      />
      <p className={css.hint}>{t().howToGap}</p>
      <TokensInput tokens={tokens} mediaUrl={mediaUrl} onChange={(next) => onChange({ ...definition, tokens: next })} />
      <PlacesKey
        places={gapsOf(text)}
        tokens={tokens}
        itsKey={key}
        onChange={(next) => onChange({ ...definition, key: next })}
      />
      <PlacingScoringInput scoring={scoring} onChange={(next) => onChange({ ...definition, scoring: next })} />
    </div>
  );
}

import { IconPlayerStopFilled, IconVolume } from '@tabler/icons-react';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import css from './QuestionCard.module.css';
import { useCanReadAloud, useReadAloud } from './read-aloud.ts';

/** Reads words aloud, or stops; nothing where the browser has no voice for the language on screen. */
export function ReadAloudButton({ words }: { words: () => string }) {
  const voice = useReadAloud();
  if (!useCanReadAloud()) return null;
  const Icon = voice.isReading ? IconPlayerStopFilled : IconVolume;
  return (
    <Button look="quiet" className={css.tool} onClick={() => voice.toggle(words())}>
      <Icon size={18} aria-hidden="true" />
      {voice.isReading ? t().paper.stopReading : t().paper.readAloud}
    </Button>
  );
}

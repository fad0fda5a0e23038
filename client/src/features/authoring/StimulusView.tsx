import type { Stimulus } from 'shared/questions/stimulus.ts';
import { RichText } from '../../ui/RichText.tsx';
import { bankMedia } from './media.ts';
import css from './question/question.module.css';
import { t } from './question/surroundings-messages.ts';

interface Props {
  readonly stimulus: Stimulus | undefined;
  readonly mediaUrl?: (sha: string) => string;
}

/** What a question is about, where it is about something. */
export function StimulusView({ stimulus, mediaUrl = bankMedia }: Props) {
  if (!stimulus) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be focusable (axe: scrollable-region-focusable).
    <section className={css.stimulus} tabIndex={0} aria-label={stimulus.title ?? t().stimulus}>
      {stimulus.title ? <h3>{stimulus.title}</h3> : null}
      <RichText content={stimulus.content} mediaUrl={mediaUrl} />
    </section>
  );
}

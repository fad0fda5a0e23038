import { type ReactNode, useCallback } from 'react';
import { RichText } from '../../../ui/RichText.tsx';
import { t } from '../messages.ts';
import css from './About.module.css';
import card from './QuestionCard.module.css';
import { useOpenPaper } from './use-attempt.ts';

/**
 * Questions beside what they are about: it stands once, beside them on a wide screen and above them on a phone, scrolls by
 * itself and stays where it was read while its questions change.
 */
export function About({ stimulus, children }: { stimulus: string | undefined; children: ReactNode }) {
  const { paper } = useOpenPaper();
  const mediaUrl = useCallback((sha: string) => paper.media[sha] ?? '', [paper]);
  const shown = stimulus === undefined ? undefined : paper.stimuli?.[stimulus];
  if (!shown) return <div className={css.asked}>{children}</div>;
  return (
    <div className={css.about}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be focusable (axe: scrollable-region-focusable). */}
      <section className={`${card.card} ${css.stimulus}`} tabIndex={0} aria-label={shown.title ?? t().paper.stimulus}>
        {shown.title ? <h2 className={css.title}>{shown.title}</h2> : null}
        <RichText content={shown.content} mediaUrl={mediaUrl} />
      </section>
      <div className={css.asked}>{children}</div>
    </div>
  );
}

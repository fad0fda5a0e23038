import type { ReactNode } from 'react';
import type { Stimulus } from 'shared/questions/stimulus.ts';
import { RichText } from '../ui/RichText.tsx';
import css from './StimulusBeside.module.css';

interface Props {
  readonly stimulus: Stimulus | undefined;
  readonly mediaUrl: (sha: string) => string;
  /** What it is called where it has no title of its own. */
  readonly label: string;
  /** Stands behind the title: reading aloud. */
  readonly tool?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Questions beside what they are about: it stands once, beside them on a wide screen and above them on a phone, scrolls by
 * itself and stays where it was read while its questions change. Candidates and authors see the same.
 */
export function StimulusBeside({ stimulus, mediaUrl, label, tool, children }: Props) {
  if (!stimulus) return <div className={css.asked}>{children}</div>;
  return (
    <div className={css.about}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be focusable (axe: scrollable-region-focusable). */}
      <section className={css.stimulus} tabIndex={0} aria-label={stimulus.title ?? label}>
        {stimulus.title || tool ? (
          <header className={css.head}>
            {stimulus.title ? <h2 className={css.title}>{stimulus.title}</h2> : <span />}
            {tool}
          </header>
        ) : null}
        <RichText content={stimulus.content} mediaUrl={mediaUrl} />
      </section>
      <div className={css.asked}>{children}</div>
    </div>
  );
}

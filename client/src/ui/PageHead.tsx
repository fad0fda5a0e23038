import { type ReactNode, useEffect } from 'react';
import { TextLink } from './links.tsx';
import { t } from './messages.ts';
import css from './PageHead.module.css';

interface Props {
  /** Where am I. */
  readonly title: string;
  /** What needs me: one sentence on the state of this thing. */
  readonly needs?: ReactNode;
  /** What happens next: the one main act first, others after it. */
  readonly actions?: ReactNode;
  /** The way back, from the outermost page inwards. */
  readonly trail?: readonly { readonly label: string; readonly to: string }[];
}

/** The head of every page: where am I, what needs me, what happens next. Also names the browser's tab. */
export function PageHead({ title, needs, actions, trail = [] }: Props) {
  useEffect(() => {
    document.title = `${title} · Khảo Thí`;
  }, [title]);
  return (
    <header className={css.head}>
      {trail.length > 0 ? (
        <nav className={css.trail} aria-label={t().trail}>
          {trail.map(({ label, to }) => (
            <span key={to}>
              <TextLink to={to}>{label}</TextLink> <span aria-hidden="true">›</span>
            </span>
          ))}
        </nav>
      ) : null}
      <div className={css.row}>
        <div className={css.words}>
          <h1 className={css.title}>{title}</h1>
          {needs ? <div className={css.needs}>{needs}</div> : null}
        </div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </div>
    </header>
  );
}

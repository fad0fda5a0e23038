import type { ReactNode } from 'react';
import css from './Card.module.css';

/** A part of a page with its own title and acts. */
export function Card({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.card}>
      {title || actions ? (
        <div className={css.head}>
          {title ? <h2 className={css.title}>{title}</h2> : <span />}
          {actions}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** Cards and other parts of a page, one under another. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}

import type { ReactNode } from 'react';
import css from './Panel.module.css';

/** A sheet with a title. */
export function Panel({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={css.panel}>
      {title && <h2 className={css.title}>{title}</h2>}
      {children}
    </section>
  );
}

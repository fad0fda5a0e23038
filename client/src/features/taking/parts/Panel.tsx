import type { ReactNode } from 'react';
import css from './Panel.module.css';

/** A sheet with a title. */
export function Panel({ title, id, children }: { title?: string; id?: string; children: ReactNode }) {
  return (
    <section className={css.panel} id={id}>
      {title && <h2 className={css.title}>{title}</h2>}
      {children}
    </section>
  );
}

import { IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import css from './states.module.css';

interface Props {
  /** What will stand here: "Chưa có kỳ thi nào". */
  readonly title: string;
  /** What this place is for and how to fill it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ComponentType<{ size?: number | string }>;
}

/** An empty place that teaches what belongs here. */
export function EmptyState({ title, children, action, icon: Icon = IconInbox }: Props) {
  return (
    <section className={css.state}>
      <span className={css.icon} aria-hidden="true">
        <Icon size={28} />
      </span>
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action ? <div className={css.actions}>{action}</div> : null}
    </section>
  );
}

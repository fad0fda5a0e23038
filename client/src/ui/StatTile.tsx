import type { ReactNode } from 'react';
import css from './StatTile.module.css';

interface Props {
  readonly label: string;
  /** Already as people read it ("8,25"). */
  readonly value: ReactNode;
  readonly unit?: string;
  /** What it rests on ("n = 38") or what it means. */
  readonly note?: ReactNode;
  readonly tone?: 'attention' | 'good' | 'danger';
}

/** One figure with its name and what it rests on. */
export function StatTile({ label, value, unit, note, tone }: Props) {
  return (
    <div className={`${css.tile} ${tone ? css[tone] : ''}`}>
      <div className={css.label}>{label}</div>
      <div className={`${css.value} ${typeof value === 'string' && value.length > 8 ? css.words : ''}`}>
        {value}
        {unit ? <span className={css.unit}>{unit}</span> : null}
      </div>
      {note ? <div className={css.note}>{note}</div> : null}
    </div>
  );
}

/** Figures side by side, as many as fit. */
export function StatTiles({ children }: { children: ReactNode }) {
  return <div className={css.tiles}>{children}</div>;
}

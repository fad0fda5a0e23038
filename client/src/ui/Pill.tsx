import { IconAlertTriangle, IconCheck, IconCircle, IconCircleDot, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './Pill.module.css';

export type Tone = 'plain' | 'action' | 'attention' | 'good' | 'danger';

const SHAPES = {
  plain: IconCircle,
  action: IconCircleDot,
  attention: IconAlertTriangle,
  good: IconCheck,
  danger: IconX,
};

/** A state in one or two words: colour, shape and word say the same. */
export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  const Shape = SHAPES[tone];
  return (
    <span className={`${css.pill} ${tone === 'plain' ? '' : css[tone]}`}>
      <Shape size={14} aria-hidden="true" />
      {children}
    </span>
  );
}

import { IconAlertTriangle, IconCheck, IconHandClick, IconLoader, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../messages.ts';
import css from './CheckList.module.css';
import type { CheckResult, CheckState } from './device-checks.ts';

const SHAPES: Readonly<Record<CheckState, typeof IconCheck>> = {
  working: IconLoader,
  good: IconCheck,
  look: IconAlertTriangle,
  bad: IconX,
  ask: IconHandClick,
};

/** One thing that was looked at: shape, word, and what to do. */
export function CheckLine({ name, result, children }: { name: string; result: CheckResult; children?: ReactNode }) {
  const Shape = SHAPES[result.state];
  const word = { working: '', good: t().checks.good, look: t().checks.look, bad: t().checks.bad, ask: '' }[
    result.state
  ];
  return (
    <li className={css.line} data-state={result.state}>
      <span className={css.shape}>
        <Shape size={18} aria-label={word || undefined} aria-hidden={word === ''} />
      </span>
      <div className={css.words}>
        <span className={css.name}>{name}</span>
        <span className={css.says}>{result.says}</span>
        {children}
      </div>
    </li>
  );
}

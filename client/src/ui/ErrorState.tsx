import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from './messages.ts';
import css from './states.module.css';

interface Props {
  /** What happened, as the catalogue says it (`error.sentence`). */
  readonly error: { readonly sentence: string };
  /** Asks again; shown as the next step. */
  readonly onRetry?: () => void;
  /** The next step where trying again is not it. */
  readonly children?: ReactNode;
}

/** What went wrong, in its place on the page, with the next step. What was typed around it stays. */
export function ErrorState({ error, onRetry, children }: Props) {
  return (
    <div className={css.failure} role="alert">
      <IconAlertTriangle size={22} aria-hidden="true" />
      <div className={css.failureWords}>
        <p>{error.sentence}</p>
        {onRetry || children ? (
          <div className={css.failureActions}>
            {children}
            {onRetry ? (
              <Button size="compact-md" variant="default" onClick={onRetry}>
                {t().retry}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}

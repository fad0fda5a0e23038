import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { t } from './messages.ts';

/** An address with no page. */
export function NotFound() {
  return (
    <EmptyState title={t().notFoundTitle} icon={IconCompass} action={<ButtonLink to="/">{t().home}</ButtonLink>}>
      {t().notFoundLead}
    </EmptyState>
  );
}

/** A page that threw while it was drawn. */
export function Crashed() {
  return (
    <ErrorState error={{ sentence: t().crashed }}>
      <Button size="compact-md" variant="default" onClick={() => location.reload()}>
        {t().reload}
      </Button>
    </ErrorState>
  );
}

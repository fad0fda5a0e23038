import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { number } from '../i18n/format.ts';
import css from './DataTable.module.css';
import { t } from './messages.ts';

interface Props {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

/** Turns the pages of a table; nothing where there is only one. */
export function TablePages({ page, pages, onPrevious, onNext }: Props) {
  if (pages < 2) return null;
  return (
    <div className={css.pages}>
      <ActionIcon variant="default" size="lg" aria-label={t().previous} disabled={page === 1} onClick={onPrevious}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      {t().page(number(page), number(pages))}
      <ActionIcon variant="default" size="lg" aria-label={t().next} disabled={page === pages} onClick={onNext}>
        <IconChevronRight size={18} />
      </ActionIcon>
    </div>
  );
}

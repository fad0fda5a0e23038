import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { downloadResultPdf, downloadResultWorkbook } from 'shared/contracts/reports.ts';
import { download, type Input } from '../../api/call.ts';
import { sayRefused } from '../../ui/toasts.tsx';
import { t } from './messages.ts';

/** The same results as files: Excel to work on, PDF to print. */
export function ExportButtons({ input }: { input: Input<typeof downloadResultPdf> }) {
  const [busy, setBusy] = useState<'xlsx' | 'pdf' | null>(null);
  async function save(what: 'xlsx' | 'pdf') {
    setBusy(what);
    const outcome = await (what === 'xlsx'
      ? download(downloadResultWorkbook, input)
      : download(downloadResultPdf, input));
    setBusy(null);
    if (!outcome.ok) sayRefused(outcome.error);
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden="true" />}
        loading={busy === 'xlsx'}
        onClick={() => void save('xlsx')}
      >
        {t().excel}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden="true" />}
        loading={busy === 'pdf'}
        onClick={() => void save('pdf')}
      >
        {t().pdf}
      </Button>
    </>
  );
}

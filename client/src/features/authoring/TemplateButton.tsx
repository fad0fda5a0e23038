import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { questionTemplate } from 'shared/contracts/bank-exports.ts';
import { download } from '../../api/call.ts';
import { sayRefused } from '../../ui/toasts.tsx';
import { t } from './messages.ts';

/** The sheet to fill in at home: lists to choose from, instructions, an example of each kind. */
export function TemplateButton() {
  const [isBusy, setIsBusy] = useState(false);
  async function save() {
    setIsBusy(true);
    const outcome = await download(questionTemplate);
    setIsBusy(false);
    if (!outcome.ok) sayRefused(outcome.error);
  }
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconFileSpreadsheet size={18} aria-hidden="true" />}
      onClick={() => void save()}
    >
      {t().template}
    </Button>
  );
}

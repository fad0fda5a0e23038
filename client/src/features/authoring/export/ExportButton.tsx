import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { exportQuestions } from 'shared/contracts/bank-exports.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { t } from './messages.ts';

interface Props {
  readonly unitId: string;
  readonly which: BodyOf<typeof exportQuestions>['which'];
  /** How many are chosen, in words. */
  readonly count: string;
}

/** Takes the chosen questions out of the bank as a file. */
export function ExportButton(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconFileExport size={16} aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        {t().export}
      </Button>
      <ExportDialog {...props} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

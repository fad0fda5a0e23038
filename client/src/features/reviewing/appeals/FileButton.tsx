import { Button } from '@mantine/core';
import { useState } from 'react';
import { viewAppealFile } from 'shared/contracts/appeals.ts';
import { download } from '../../../api/call.ts';
import own from './appeals.module.css';
import { t } from './messages.ts';

/** The file that came with an appeal. Who takes it is written down; why it cannot be had is said in its place. */
export function FileButton({ appealId, name }: { appealId: string; name: string }) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  async function take() {
    setBusy(true);
    const result = await download(viewAppealFile, { params: { appealId } });
    setBusy(false);
    setError(result.ok ? undefined : result.error.sentence);
  }
  return (
    <>
      <p className={own.words}>
        <Button variant="default" size="compact-md" loading={isBusy} onClick={() => void take()}>
          {t().openFile}
        </Button>{' '}
        {name}
      </p>
      {error && <p role="alert">{error}</p>}
    </>
  );
}

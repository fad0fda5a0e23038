import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { exportEvidence } from 'shared/contracts/proctoring-bundle.ts';
import { download } from '../../../api/call.ts';
import css from './decisions.module.css';
import { t } from './messages.ts';
import { ReasonField } from './ReasonField.tsx';
import { SHORTEST_REASON } from './stale.ts';

/** Takes an attempt's evidence out as a signed bundle; why it leaves is written down before it does. */
export function ExportButton({ attemptId }: { attemptId: string }) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  async function take() {
    setBusy(true);
    const result = await download(exportEvidence, { params: { attemptId }, body: { reason } });
    setBusy(false);
    setError(result.ok ? undefined : result.error.sentence);
    if (result.ok) setAsking(false);
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t().exportBundle}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t().exportBundle}
        closeButtonProps={{ 'aria-label': t().cancel }}
      >
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <p>{t().exportHint}</p>
          <ReasonField value={reason} onChange={setReason} error={error} hint={t().exportReason} />
          <Button type="submit" disabled={reason.trim().length < SHORTEST_REASON} loading={isBusy}>
            {t().exportNow}
          </Button>
        </form>
      </Modal>
    </>
  );
}

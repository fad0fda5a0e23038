import { useEffect, useState } from 'react';
import type { Leaving } from './engine/leaving.ts';
import { t } from './messages.ts';
import { Button } from './parts/Button.tsx';
import { Page } from './parts/Page.tsx';

const AGAIN_MS = 5_000;

/** On the way out: nothing of the paper is in reach, and nobody is told to be out before the server has forgotten them. */
export function LeavingPage({ leaving, onLeft }: { leaving: Leaving; onLeft: () => void }) {
  const [hasFailed, setFailed] = useState(false);
  async function settle() {
    if (await leaving.settle()) onLeft();
    else setFailed(true);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and then again until it is done
  useEffect(() => {
    void settle();
    const again = setInterval(() => void settle(), AGAIN_MS);
    return () => clearInterval(again);
  }, []);

  if (!hasFailed)
    return (
      <Page>
        <p role="status">{t().leaving.asking}</p>
      </Page>
    );
  return (
    <Page>
      <h1>{t().leaving.failed}</h1>
      <p role="alert">{t().leaving.failedLead}</p>
      <Button look="main" onClick={() => void settle()}>
        {t().tryAgain}
      </Button>
    </Page>
  );
}

import { useCallback, useEffect, useState } from 'react';
import { readWatching } from 'shared/contracts/consents.ts';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { call } from '../../../api/call.ts';
import { type Agreement, agreementOf, LEVEL_WITH_CAMERA } from './agreement.ts';

type Watching = ReplyOf<typeof readWatching>;

const ASK_AGAIN_MS = 5_000;
/** A family's form may be typed in while the pupil waits in the lobby. */
const FRESH_MS = 30_000;

/** What pupil and family agreed to, and the days until which pictures are kept. Asked for only where there is a camera. */
export function useAgreement({ exam, consentVersion }: CandidateCard): {
  readonly agreement: Agreement;
  readonly watching: Watching | null;
  /** Asks again, after a new answer. */
  readonly refresh: () => Promise<void>;
} {
  const [watching, setWatching] = useState<Watching | null>(null);
  const asks = exam.proctoring >= LEVEL_WITH_CAMERA;
  const refresh = useCallback(async () => {
    const result = await call(readWatching);
    if (result.ok) setWatching(result.value);
  }, []);
  useEffect(() => {
    if (!asks) return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const ask = async () => {
      const result = await call(readWatching);
      if (isGone) return;
      if (result.ok) setWatching(result.value);
      timer = setTimeout(ask, result.ok ? FRESH_MS : ASK_AGAIN_MS);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [asks]);
  const agreement = agreementOf({ examLevel: exam.proctoring, consentVersion, consent: watching?.consent ?? null });
  return { agreement, watching, refresh };
}

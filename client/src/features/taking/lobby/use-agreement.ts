import { useEffect, useState } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { readWatching } from 'shared/contracts/proctoring.ts';
import { call } from '../../../api/call.ts';
import { type Agreement, agreementOf } from './agreement.ts';

const ASK_AGAIN_MS = 5_000;

/** What the candidate agreed to. The card only says that there was an answer; which one is asked for beside it. */
export function useAgreement({ exam, consentVersion }: CandidateCard): {
  readonly agreement: Agreement;
  /** The level that a new answer left. */
  readonly setLevel: (level: number) => void;
} {
  const [level, setLevel] = useState<number | null>(null);
  const agreement = agreementOf({ examLevel: exam.proctoring, consentVersion, level });
  const isUnknown = agreement === 'unknown';
  useEffect(() => {
    if (!isUnknown) return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const ask = async () => {
      const result = await call(readWatching);
      if (isGone) return;
      if (result.ok) setLevel(result.value.level);
      else timer = setTimeout(ask, ASK_AGAIN_MS);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [isUnknown]);
  return { agreement, setLevel };
}

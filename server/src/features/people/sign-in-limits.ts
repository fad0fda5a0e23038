import type { Deps } from '../../deps.ts';
import { type Limiter, limiter } from '../../http/limiter.ts';

const QUARTER_OF_AN_HOUR_MS = 15 * 60_000;

/** What one address may get wrong. A whole school may stand behind one, so that the narrow limits name the account too. */
export interface SignInLimits {
  readonly ofAccount: Limiter;
  readonly ofAccountADay: Limiter;
  readonly ofAddress: Limiter;
}

export function signInLimits({ now }: Pick<Deps, 'now'>): SignInLimits {
  return {
    ofAccount: limiter({ most: 5, everyMs: QUARTER_OF_AN_HOUR_MS, now }),
    ofAccountADay: limiter({ most: 30, everyMs: 24 * 60 * 60_000, now }),
    ofAddress: limiter({ most: 100, everyMs: QUARTER_OF_AN_HOUR_MS, now }),
  };
}

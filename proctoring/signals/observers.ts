import { observeCopied } from './copied/observe.ts';
import { observeFocusLost } from './focus-lost/observe.ts';
import { observeFullscreenLeft } from './fullscreen-left/observe.ts';
import { observeNetworkGap } from './network-gap/observe.ts';
import type { Page, Stop } from './page.ts';
import { observePasted } from './pasted/observe.ts';
import { observePrintAttempt } from './print-attempt/observe.ts';
import type { PayloadOf, SignalName, SignalNameOf } from './registry.ts';
import { observeSecondScreen } from './second-screen/observe.ts';
import type { Tell, Told } from './signal.ts';
import { observeTabHidden } from './tab-hidden/observe.ts';

/** Exhaustive: a page signal without an observer does not compile. */
const observers: { [Name in SignalNameOf<'page'> | 'networkGap']: (page: Page, tell: Tell<PayloadOf<Name>>) => Stop } =
  {
    focusLost: observeFocusLost,
    tabHidden: observeTabHidden,
    fullscreenLeft: observeFullscreenLeft,
    pasted: observePasted,
    copied: observeCopied,
    printAttempt: observePrintAttempt,
    secondScreen: observeSecondScreen,
    networkGap: observeNetworkGap,
  };

/** Observes the page for every page signal; returns what stops all of them. */
export function observePage(page: Page, tell: (kind: SignalName, told: Told) => void): Stop {
  const stops = Object.entries(observers).map(([kind, observe]) =>
    (observe as (page: Page, tell: Tell<unknown>) => Stop)(page, (told) => tell(kind as SignalName, told)),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

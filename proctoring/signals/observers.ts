import { observeCopied } from './copied/observe.ts';
import { canObserveDevtoolsHint, observeDevtoolsHint } from './devtools-hint/observe.ts';
import { observeDraggedOut } from './dragged-out/observe.ts';
import { observeFocusLost } from './focus-lost/observe.ts';
import { observeFullscreenLeft } from './fullscreen-left/observe.ts';
import { observeNetworkGap } from './network-gap/observe.ts';
import type { Page, Stop } from './page.ts';
import { canObservePageInjected, observePageInjected } from './page-injected/observe.ts';
import { observePasted } from './pasted/observe.ts';
import { observePrintAttempt } from './print-attempt/observe.ts';
import type { PayloadOf, SignalName, SignalNameOf } from './registry.ts';
import { observeScriptedInput } from './scripted-input/observe.ts';
import { canObserveSecondScreen, observeSecondScreen } from './second-screen/observe.ts';
import type { Tell, Told } from './signal.ts';
import { observeTabHidden } from './tab-hidden/observe.ts';
import { canObserveUnnaturalPointer, observeUnnaturalPointer } from './unnatural-pointer/observe.ts';

export type PageSignal = SignalNameOf<'page'> | 'networkGap';

/** Exhaustive: a page signal without an observer does not compile. */
const observers: { [Name in PageSignal]: (page: Page, tell: Tell<PayloadOf<Name>>) => Stop } = {
  focusLost: observeFocusLost,
  tabHidden: observeTabHidden,
  fullscreenLeft: observeFullscreenLeft,
  pasted: observePasted,
  copied: observeCopied,
  printAttempt: observePrintAttempt,
  draggedOut: observeDraggedOut,
  scriptedInput: observeScriptedInput,
  unnaturalPointer: observeUnnaturalPointer,
  pageInjected: observePageInjected,
  devtoolsHint: observeDevtoolsHint,
  secondScreen: observeSecondScreen,
  networkGap: observeNetworkGap,
};

export const PAGE_SIGNALS = Object.keys(observers) as PageSignal[];

/** Where a browser can lack what a signal needs. The others exist in all that open the page. */
const needs: { readonly [Name in PageSignal]?: (page: Page) => boolean } = {
  fullscreenLeft: ({ document }) => document.fullscreenEnabled === true,
  secondScreen: canObserveSecondScreen,
  unnaturalPointer: canObserveUnnaturalPointer,
  pageInjected: canObservePageInjected,
  devtoolsHint: canObserveDevtoolsHint,
};

/** `unknown`: this browser cannot tell; `relaxed`: an accommodation leaves it out. Neither is ever "clean". */
export type Measured = 'measured' | 'unknown' | 'relaxed';

export function measuredBy(page: Page, relaxed: readonly string[]): Readonly<Record<PageSignal, Measured>> {
  const stateOf = (name: PageSignal): Measured => {
    if (relaxed.includes(name)) return 'relaxed';
    return (needs[name]?.(page) ?? true) ? 'measured' : 'unknown';
  };
  return Object.fromEntries(PAGE_SIGNALS.map((name) => [name, stateOf(name)])) as Record<PageSignal, Measured>;
}

/** Observes the page for every page signal that is not relaxed, and says once what is not measured; returns what stops. */
export function observePage(
  page: Page,
  tell: (kind: SignalName, told: Told) => void,
  relaxed: readonly string[] = [],
): Stop {
  const measured = measuredBy(page, relaxed);
  const at = page.clock.now();
  for (const [why, state] of [
    ['browser', 'unknown'],
    ['accommodation', 'relaxed'],
  ] as const) {
    const signals = PAGE_SIGNALS.filter((name) => measured[name] === state);
    if (signals.length > 0) tell('notMeasured', { startedAt: at, endedAt: at, payload: { why, signals } });
  }
  const stops = PAGE_SIGNALS.filter((name) => measured[name] === 'measured').map((name) =>
    (observers[name] as (page: Page, tell: Tell<unknown>) => Stop)(page, (told) => tell(name, told)),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

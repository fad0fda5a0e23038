import { observeCopied } from './copied/observe.ts';
import { canObserveDevtoolsHint, observeDevtoolsHint } from './devtools-hint/observe.ts';
import { observeDraggedOut } from './dragged-out/observe.ts';
import { observeFocusLost } from './focus-lost/observe.ts';
import { observeFullscreenLeft } from './fullscreen-left/observe.ts';
import { observeNetworkGap } from './network-gap/observe.ts';
import type { PagePartName } from './not-measured/names.ts';
import type { Page, Stop } from './page.ts';
import { canObservePageInjected, observePageInjected } from './page-injected/observe.ts';
import { type Measured, partsMeasured } from './page-parts.ts';
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
  printAttempt: ({ window }) => 'onbeforeprint' in window,
  secondScreen: canObserveSecondScreen,
  unnaturalPointer: canObserveUnnaturalPointer,
  pageInjected: canObservePageInjected,
  devtoolsHint: canObserveDevtoolsHint,
};

/** How each signal of the page stands, and what else of it may be absent. */
type PageMeasured = Readonly<Record<PageSignal, Measured> & Partial<Record<PagePartName, Measured>>>;

export function measuredBy(page: Page, relaxed: readonly string[]): PageMeasured {
  const stateOf = (name: PageSignal): Measured => {
    if (relaxed.includes(name)) return 'relaxed';
    return (needs[name]?.(page) ?? true) ? 'measured' : 'unknown';
  };
  const states = Object.fromEntries(PAGE_SIGNALS.map((name) => [name, stateOf(name)])) as Record<PageSignal, Measured>;
  return { ...states, ...partsMeasured(page, relaxed) };
}

export interface PageWatch {
  /** An accommodation was given or taken back meanwhile: what it leaves out ends, and what it no longer does begins. */
  relax(relaxed: readonly string[]): void;
  stop(): void;
}

/** Observes the page for every page signal that is not relaxed, and says what is not measured. */
export function observePage(
  page: Page,
  tell: (kind: SignalName, told: Told) => void,
  relaxed: readonly string[] = [],
): PageWatch {
  const running = new Map<PageSignal, Stop>();
  const sayNotMeasured = (why: PayloadOf<'notMeasured'>['why'], signals: readonly string[]) => {
    const at = page.clock.now();
    if (signals.length > 0) tell('notMeasured', { startedAt: at, endedAt: at, payload: { why, signals } });
  };
  const relax = (names: readonly string[]) => {
    const measured = measuredBy(page, names);
    sayNotMeasured('accommodation', namesOf(measured, 'relaxed'));
    for (const name of PAGE_SIGNALS) {
      const stop = running.get(name);
      if (measured[name] !== 'measured') {
        stop?.();
        running.delete(name);
      } else if (!stop) {
        const observe = observers[name] as (page: Page, tell: Tell<unknown>) => Stop;
        running.set(
          name,
          observe(page, (told) => tell(name, told)),
        );
      }
    }
  };
  const atFirst = measuredBy(page, relaxed);
  sayNotMeasured('browser', namesOf(atFirst, 'unknown'));
  sayNotMeasured('exam', namesOf(atFirst, 'notAsked'));
  relax(relaxed);
  return {
    relax,
    stop() {
      for (const stop of running.values()) stop();
    },
  };
}

function namesOf(measured: PageMeasured, state: Measured): string[] {
  return Object.entries(measured).flatMap(([name, is]) => (is === state ? [name] : []));
}

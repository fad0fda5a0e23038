import { answersInBurst } from './answers-in-burst/answers-in-burst.ts';
import { bookSeen } from './book-seen/book-seen.ts';
import { chainBroken } from './chain-broken/chain-broken.ts';
import { copied } from './copied/copied.ts';
import { coveredLens } from './covered-lens/covered-lens.ts';
import { devtoolsHint } from './devtools-hint/devtools-hint.ts';
import { draggedOut } from './dragged-out/dragged-out.ts';
import { explained } from './explained/explained.ts';
import { fewPictures } from './few-pictures/few-pictures.ts';
import { focusLost } from './focus-lost/focus-lost.ts';
import { frozenCamera } from './frozen-camera/frozen-camera.ts';
import { fullscreenLeft } from './fullscreen-left/fullscreen-left.ts';
import { lookingAway } from './looking-away/looking-away.ts';
import { loopedCamera } from './looped-camera/looped-camera.ts';
import { multipleSignIns } from './multiple-sign-ins/multiple-sign-ins.ts';
import { networkGap } from './network-gap/network-gap.ts';
import { noFace } from './no-face/no-face.ts';
import { notHeard } from './not-heard/not-heard.ts';
import { notMeasured } from './not-measured/not-measured.ts';
import { notWatched } from './not-watched/not-watched.ts';
import { pageDisagrees } from './page-disagrees/page-disagrees.ts';
import { pageInjected } from './page-injected/page-injected.ts';
import { pasted } from './pasted/pasted.ts';
import { personBehind } from './person-behind/person-behind.ts';
import { personChanged } from './person-changed/person-changed.ts';
import { phoneSeen } from './phone-seen/phone-seen.ts';
import { printAttempt } from './print-attempt/print-attempt.ts';
import { programDiffers } from './program-differs/program-differs.ts';
import { recheckDiffers } from './recheck-differs/recheck-differs.ts';
import { screenNotShared } from './screen-not-shared/screen-not-shared.ts';
import { screenSeen } from './screen-seen/screen-seen.ts';
import { scriptedInput } from './scripted-input/scripted-input.ts';
import { secondScreen } from './second-screen/second-screen.ts';
import { severalFaces } from './several-faces/several-faces.ts';
import type { Modality, SignalKind } from './signal.ts';
import { snapshotTaken } from './snapshot-taken/snapshot-taken.ts';
import { tabHidden } from './tab-hidden/tab-hidden.ts';
import { talking } from './talking/talking.ts';
import { unnaturalPointer } from './unnatural-pointer/unnatural-pointer.ts';
import { virtualCamera } from './virtual-camera/virtual-camera.ts';
import { watched } from './watched/watched.ts';

/** Every signal there is. To add one: a folder here and a line here; what measures it in the page is in `observers.ts`. */
export const signals = {
  focusLost,
  tabHidden,
  fullscreenLeft,
  pasted,
  copied,
  printAttempt,
  draggedOut,
  secondScreen,
  scriptedInput,
  unnaturalPointer,
  pageInjected,
  devtoolsHint,
  multipleSignIns,
  answersInBurst,
  pageDisagrees,
  fewPictures,
  programDiffers,
  networkGap,
  noFace,
  severalFaces,
  phoneSeen,
  coveredLens,
  bookSeen,
  screenSeen,
  personBehind,
  personChanged,
  lookingAway,
  talking,
  frozenCamera,
  loopedCamera,
  virtualCamera,
  notWatched,
  notHeard,
  notMeasured,
  screenNotShared,
  snapshotTaken,
  recheckDiffers,
  chainBroken,
  watched,
  explained,
} as const;

export type SignalName = keyof typeof signals;
export type PayloadOf<Name extends SignalName> =
  (typeof signals)[Name] extends SignalKind<infer Payload> ? Payload : never;
/** The names of one modality: keeps `observers.ts` and `detectors.ts` exhaustive. */
export type SignalNameOf<From extends Modality> = {
  [Name in SignalName]: (typeof signals)[Name]['modality'] extends From ? Name : never;
}[SignalName];
export const SIGNAL_NAMES = Object.keys(signals) as SignalName[];

export function isSignalName(name: string): name is SignalName {
  return Object.hasOwn(signals, name);
}

/** The kind of a signal by its name, for code that treats all alike. Its payload must have passed `parsePayload`. */
export function signalOf(name: SignalName): SignalKind<unknown> {
  return signals[name] as SignalKind<unknown>;
}

/** The payload as its signal reads it, or null: unknown kinds and payloads are kept aside, never dropped. */
export function parsePayload(name: string, payload: unknown): { name: SignalName; payload: unknown } | null {
  if (!isSignalName(name)) return null;
  const parsed = signalOf(name).payload.safeParse(payload);
  return parsed.success ? { name, payload: parsed.data } : null;
}

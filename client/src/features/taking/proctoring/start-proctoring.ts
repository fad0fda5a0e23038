import { clockBy } from 'proctoring/signals/clock.ts';
import { type Around, NOTHING_AROUND } from 'proctoring/signals/detector.ts';
import type { Explanation } from 'proctoring/signals/explained/explained.ts';
import { measuredBy, observePage } from 'proctoring/signals/observers.ts';
import type { Hold } from 'proctoring/signals/page.ts';
import { detectPhoneSeen } from 'proctoring/signals/phone-seen/detect.ts';
import { type SignalName, signalOf } from 'proctoring/signals/registry.ts';
import { detectSeveralFaces } from 'proctoring/signals/several-faces/detect.ts';
import type { Level, Told } from 'proctoring/signals/signal.ts';
import { REGULAR, REGULAR_EVERY_MS } from 'proctoring/signals/snapshot-taken/regular.ts';
import type { Picture } from 'proctoring/signals/vision-messages.ts';
import { base64url } from 'shared/attempt/chain.ts';
import { postSignals, uploadSnapshot, type WireSignal } from 'shared/contracts/proctoring.ts';
import { openPage } from 'shared/contracts/proctoring-custody.ts';
import type { BatchSeal } from 'shared/evidence/batch-chain.ts';
import { call } from '../../../api/call.ts';
import { heldBackMs } from '../../../api/held-back.ts';
import type { CheckedIn } from '../checkin/run-check-in.ts';
import type { ScreenShare } from '../page-lock/share-screen.ts';
import { tellScreen } from '../page-lock/tell-screen.ts';
import { pageKeyOf } from './page-key.ts';
import { createPageSeal } from './page-seal.ts';
import { createSignalOutbox, type SendBatch, type Sent } from './signal-outbox.ts';
import { notWatching, type WatchStatus } from './status.ts';
import { createPictureUploads, type Uploaded } from './upload-pictures.ts';
import type { CameraWatch } from './watch-camera.ts';
import type { MicrophoneWatch } from './watch-microphone.ts';

interface Options {
  /** What holds after the candidate's consent (`readWatching`), not the exam's level. */
  readonly level: Level;
  /** True where the exam asks for the camera and the candidate does not want it: said once, and never counted. */
  readonly withoutConsent: boolean;
  /** The microphone beside the camera: `yes` by consent of its own, `notConsented` where the exam asks and nobody agreed. */
  readonly microphone: 'yes' | 'notAsked' | 'notConsented';
  readonly attemptId: string;
  /** Sends over the attempt's socket; null where it did not arrive, then HTTP is tried. */
  readonly send: SendBatch;
  /** Unix ms on the server's clock: the computer's own date may be wrong. */
  readonly now: () => number;
  /** Names of signals that an accommodation leaves out, as far as it is known yet (`relax`). */
  readonly relaxed: readonly string[];
  /** How the exam holds its page. */
  readonly hold: Hold;
  /** The shared screen, where the exam asks for it. */
  readonly screen: ScreenShare | null;
  /** What the check-in left open; null after a reload, and where there was none. */
  readonly checkedIn: CheckedIn | null;
  /** A signal that counts has begun: the candidate may say something to it. */
  readonly onSignal: (signal: NotedSignal) => void;
  readonly onStatus: (status: WatchStatus) => void;
  /** The server keeps no pictures of this candidate any more: the level has fallen. */
  readonly onPictureNotAllowed: () => void;
}

/** A signal as the candidate hears of it. */
export interface NotedSignal {
  readonly kind: SignalName;
  /** Unix ms, on the server's clock. */
  readonly startedAt: number;
}

export interface Proctoring {
  /** An accommodation was given or taken back meanwhile: what is left out from now on. */
  relax(relaxed: readonly string[]): void;
  /** The microphone goes off for good, and the camera stays: by a word against it, or because it is asked for no more. */
  stopListening(because: 'notConsented' | 'notAsked'): void;
  /** Puts what the candidate says to a signal on the timeline. */
  explain(about: NotedSignal, says: Explanation, words: string | null): void;
  stop(): void;
}

/** Around signals of one kind, a picture at most this often. */
const SNAPSHOT_GAP_MS = 20_000;
const LEVEL_WITH_CAMERA = 2;
const FULL_LEVEL = 3;

/** Begins to watch what the level asks for, and nothing at level 0. Never throws. */
export function startProctoring({
  level,
  withoutConsent,
  microphone,
  attemptId,
  send,
  now,
  relaxed,
  hold,
  screen,
  checkedIn,
  onSignal,
  onStatus,
  onPictureNotAllowed,
}: Options): Proctoring {
  let status: WatchStatus = { ...notWatching, level };
  if (level === 0) return { relax() {}, stopListening() {}, explain() {}, stop() {} };
  const clock = clockBy(now);
  const source = base64url(crypto.getRandomValues(new Uint8Array(12)));
  const outbox = createSignalOutbox({
    source,
    clock,
    pageSeal: createPageSeal({
      attempt: attemptId,
      source,
      key: () => pageKeyOf(attemptId),
      clocks: { server: now, page: () => performance.now(), wall: Date.now },
      tell: async (page) => {
        const result = await call(openPage, { params: { attemptId }, body: page });
        if (result.ok) return result.value.nonce;
        return result.error.code === 'pageKeyWrong' ? null : 'offline';
      },
    }),
    send: async (signals, seal) => (await send(signals, seal)) ?? (await overHttp(attemptId, signals, seal)),
  });
  let camera: CameraWatch | null = null;
  let listens = level >= FULL_LEVEL && microphone === 'yes' && !relaxed.includes('talking');
  let ear: MicrophoneWatch | null = null;
  let isStopped = false;
  const pictured = new Map<string, number>();

  const picture = (reason: string) => {
    if (clock.now() - (pictured.get(reason) ?? 0) < SNAPSHOT_GAP_MS) return;
    pictured.set(reason, clock.now());
    camera?.snapshot(reason);
  };
  const tell = (kind: SignalName, told: Told) => {
    outbox.put(kind, told);
    const isBeginning = told.endedAt === null || told.endedAt === told.startedAt;
    if (!isBeginning || signalOf(kind).weight.logOdds === 0) return;
    picture(kind);
    if (!isStopped) onSignal({ kind, startedAt: told.startedAt });
  };
  const uploads = createPictureUploads({
    clock,
    async upload({ jpeg, seq }): Promise<Uploaded> {
      const fields = { source: outbox.source, seq: String(seq) };
      const result = await call(uploadSnapshot, { params: { attemptId }, file: jpeg, fields });
      if (result.ok) return 'done';
      if (result.error.code === 'snapshotNotAllowed') {
        onPictureNotAllowed();
        return 'notAllowed';
      }
      const waitMs = heldBackMs(result.error);
      if (waitMs !== null) return { waitMs };
      return MAY_PASS.has(result.error.code) ? 'later' : 'never';
    },
  });
  const keep = async (taken: Picture, around = NOTHING_AROUND) => {
    const { sha256, reason, takenAt } = taken;
    const payload = { sha256, reason, ...sawIn(taken, around) };
    const { seq, arrived } = outbox.put('snapshotTaken', { startedAt: takenAt, endedAt: takenAt, payload });
    await arrived;
    if (!isStopped) uploads.put({ jpeg: new Blob([taken.jpeg], { type: 'image/jpeg' }), seq, reason });
  };
  const show = (change: Partial<WatchStatus>) => {
    status = { ...status, ...change };
    if (!isStopped) onStatus(status);
  };

  const page = { document, window, clock, hold };
  let left = relaxed;
  let pageWatch = observePage(page, tell, left);
  const stopScreen = screen ? tellScreen(screen, clock, (told) => tell('screenNotShared', told)) : () => {};
  // A page that goes cannot tell an end later; one that the browser keeps and shows again begins anew.
  const onHide = () => {
    pageWatch.stop();
    camera?.tellEnds();
    ear?.tellEnds();
    outbox.flush();
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) pageWatch = observePage(page, tell, left);
  };
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  let cancelPeriodic = () => {};
  const periodic = () => {
    camera?.snapshot(REGULAR);
    const { camera: watch } = status;
    cancelPeriodic = clock.after(REGULAR_EVERY_MS[watch.state === 'on' ? watch.tier : 'full'], periodic);
  };
  show({ page: measuredBy(page, left) });
  const silentByConsent = () => {
    const at = clock.now();
    tell('notHeard', { startedAt: at, endedAt: at, payload: { reason: 'notConsented' } });
    show({ microphone: { state: 'notHeard', reason: 'notConsented' } });
  };
  if (withoutConsent) {
    const at = clock.now();
    tell('notWatched', { startedAt: at, endedAt: at, payload: { reason: 'notConsented' } });
  } else if (microphone === 'notConsented') silentByConsent();
  if (listens)
    // By itself: where it does not arrive, the camera goes on.
    import('./watch-microphone.ts').then(
      ({ watchMicrophone }) => {
        if (listens && !isStopped) ear = watchMicrophone({ clock, tell, onStatus: show });
      },
      () => {
        if (!listens || isStopped) return;
        tell('notHeard', { startedAt: clock.now(), endedAt: null, payload: { reason: 'hearingFailed' } });
        show({ microphone: { state: 'notHeard', reason: 'hearingFailed' } });
      },
    );
  if (level >= LEVEL_WITH_CAMERA) {
    show({ camera: { state: 'starting' } });
    import('./watch-camera.ts').then(
      ({ watchCamera }) => {
        if (isStopped) return;
        const heard = { voice: () => ear?.voice() ?? null, isOn: () => ear?.isOn() ?? false };
        camera = watchCamera({ level, clock, relaxed: left, checkedIn, ear: heard, tell, keep, onStatus: show });
        for (const taken of checkedIn?.pictures ?? []) void keep(taken);
        if (level >= FULL_LEVEL) cancelPeriodic = clock.after(SNAPSHOT_GAP_MS, periodic);
      },
      () => {
        checkedIn?.camera.close();
        checkedIn?.vision.close();
        const at = clock.now();
        tell('notWatched', { startedAt: at, endedAt: null, payload: { reason: 'visionFailed' } });
        show({ camera: { state: 'notWatched', reason: 'visionFailed' } });
      },
    );
  }
  function stopListening(because: 'notConsented' | 'notAsked') {
    if (!listens) return;
    listens = false;
    ear?.stop();
    ear = null;
    if (because === 'notConsented') silentByConsent();
    else show({ microphone: { state: 'off' } });
  }

  return {
    relax(names) {
      if (isStopped || isSame(left, names)) return;
      left = names;
      pageWatch.relax(names);
      camera?.relax(names);
      if (names.includes('talking')) stopListening('notAsked');
      show({ page: measuredBy(page, names) });
    },
    stopListening,
    explain({ kind, startedAt }, says, words) {
      const at = clock.now();
      outbox.put('explained', { startedAt: at, endedAt: at, payload: { about: { kind, startedAt }, says, words } });
      outbox.flush();
    },
    stop,
  };

  function stop() {
    isStopped = true;
    uploads.stop();
    removeEventListener('pagehide', onHide);
    removeEventListener('pageshow', onShow);
    cancelPeriodic();
    camera?.stop();
    ear?.stop();
    pageWatch.stop();
    stopScreen();
    outbox.stop();
  }
}

const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/** The line is cut, the storage is down, or too many came at once: it may work in a while. */
const MAY_PASS: ReadonlySet<string> = new Set(['offline', 'storageDown', 'internal', 'tooMany']);

async function overHttp(attemptId: string, signals: readonly WireSignal[], seal: BatchSeal | null): Promise<Sent> {
  const result = await call(postSignals, {
    params: { attemptId },
    body: { signals: [...signals], ...(seal && { seal }) },
  });
  if (result.ok) return { nonce: result.value.nonce };
  const waitMs = heldBackMs(result.error);
  return waitMs === null ? null : { waitMs };
}

/** What the page saw in the picture, as numbers to compare the second look with. */
function sawIn({ observation }: Picture, around: Around): { faces: number; phone: boolean | null } {
  const several = detectSeveralFaces.look(observation);
  const faces = several?.says === 'yes' ? several.payload.faces : Math.min(1, observation.faces.length);
  const phone = detectPhoneSeen.look(observation, around)?.says ?? 'unknown';
  return { faces, phone: phone === 'unknown' ? null : phone === 'yes' };
}

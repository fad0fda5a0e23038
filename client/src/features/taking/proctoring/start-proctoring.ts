import { clockBy } from 'proctoring/signals/clock.ts';
import { measuredBy, observePage } from 'proctoring/signals/observers.ts';
import { detectPhoneSeen } from 'proctoring/signals/phone-seen/detect.ts';
import { type SignalName, signalOf } from 'proctoring/signals/registry.ts';
import { detectSeveralFaces } from 'proctoring/signals/several-faces/detect.ts';
import type { Level, Told } from 'proctoring/signals/signal.ts';
import type { Picture } from 'proctoring/signals/vision-messages.ts';
import { base64url } from 'shared/attempt/chain.ts';
import { postSignals, uploadSnapshot, type WireSignal } from 'shared/contracts/proctoring.ts';
import { call } from '../../../api/call.ts';
import type { ScreenShare } from '../page-lock/share-screen.ts';
import { tellScreen } from '../page-lock/tell-screen.ts';
import { createSignalOutbox } from './signal-outbox.ts';
import type { WatchStatus } from './status.ts';
import type { CameraWatch } from './watch-camera.ts';

interface Options {
  /** What holds after the candidate's consent (`readWatching`), not the exam's level. */
  readonly level: Level;
  /** True where the exam asks for the camera and the candidate does not want it: said once, and never counted. */
  readonly withoutConsent: boolean;
  readonly attemptId: string;
  /** Sends over the attempt's socket; false where it did not arrive, then HTTP is tried. */
  readonly send: (signals: readonly WireSignal[]) => Promise<boolean>;
  /** Unix ms on the server's clock: the computer's own date may be wrong. */
  readonly now: () => number;
  /** Names of signals that an accommodation leaves out. */
  readonly relaxed: readonly string[];
  /** The shared screen, where the exam asks for it. */
  readonly screen: ScreenShare | null;
  readonly onStatus: (status: WatchStatus) => void;
}

/** Around signals of one kind, a picture at most this often. */
const SNAPSHOT_GAP_MS = 20_000;
/** At the full level also at regular times, for the service's second look. */
const PERIODIC_MS = 120_000;
const UPLOAD_TRIES = 5;
const UPLOAD_AGAIN_MS = 20_000;
const LEVEL_WITH_CAMERA = 2;
const LEVEL_WITH_PERIODIC = 3;

/** Begins to watch what the level asks for, and nothing at level 0. Returns what ends it. Never throws. */
export function startProctoring({
  level,
  withoutConsent,
  attemptId,
  send,
  now,
  relaxed,
  screen,
  onStatus,
}: Options): () => void {
  let status: WatchStatus = { level, page: {}, camera: { state: 'off' }, seen: {} };
  if (level === 0) return () => {};
  const clock = clockBy(now);
  const outbox = createSignalOutbox({
    source: base64url(crypto.getRandomValues(new Uint8Array(12))),
    clock,
    send: async (signals) => (await send(signals)) || (await overHttp(attemptId, signals)),
  });
  let camera: CameraWatch | null = null;
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
    if (isBeginning && signalOf(kind).weight.logOdds > 0) picture(kind);
  };
  const keep = async (taken: Picture) => {
    const payload = { sha256: taken.sha256, reason: taken.reason, ...sawIn(taken) };
    const told = { startedAt: taken.takenAt, endedAt: taken.takenAt, payload };
    const { seq, arrived } = outbox.put('snapshotTaken', told);
    await arrived;
    const file = new Blob([taken.jpeg], { type: 'image/jpeg' });
    const fields = { source: outbox.source, seq: String(seq) };
    for (let tries = 0; tries < UPLOAD_TRIES && !isStopped; tries += 1) {
      const result = await call(uploadSnapshot, { params: { attemptId }, file, fields });
      if (result.ok || result.error.code !== 'offline') return;
      await new Promise<void>((resolve) => clock.after(UPLOAD_AGAIN_MS, resolve));
    }
    // Given up where the line is bad: the committed hash stays, and the exam goes on.
  };
  const show = (change: Partial<WatchStatus>) => {
    status = { ...status, ...change };
    if (!isStopped) onStatus(status);
  };

  const page = { document, window, clock };
  let stopPage = observePage(page, tell, relaxed);
  const stopScreen = screen ? tellScreen(screen, clock, (told) => tell('screenNotShared', told)) : () => {};
  // A page that goes cannot tell an end later; one that the browser keeps and shows again begins anew.
  const onHide = () => {
    stopPage();
    camera?.tellEnds();
    outbox.flush();
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) stopPage = observePage(page, tell, relaxed);
  };
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  let cancelPeriodic = () => {};
  const periodic = () => {
    camera?.snapshot('periodic');
    cancelPeriodic = clock.after(PERIODIC_MS, periodic);
  };
  show({ page: measuredBy(page, relaxed) });
  if (withoutConsent) {
    const at = clock.now();
    tell('notWatched', { startedAt: at, endedAt: at, payload: { reason: 'notConsented' } });
  }
  if (level >= LEVEL_WITH_CAMERA) {
    show({ camera: { state: 'starting' } });
    import('./watch-camera.ts').then(
      ({ watchCamera }) => {
        if (isStopped) return;
        camera = watchCamera({ level, clock, tell, keep, onStatus: show });
        if (level >= LEVEL_WITH_PERIODIC) cancelPeriodic = clock.after(SNAPSHOT_GAP_MS, periodic);
      },
      () => show({ camera: { state: 'notWatched', reason: 'visionFailed' } }),
    );
  }
  return () => {
    isStopped = true;
    removeEventListener('pagehide', onHide);
    removeEventListener('pageshow', onShow);
    cancelPeriodic();
    camera?.stop();
    stopPage();
    stopScreen();
    outbox.stop();
  };
}

async function overHttp(attemptId: string, signals: readonly WireSignal[]): Promise<boolean> {
  const result = await call(postSignals, { params: { attemptId }, body: { signals: [...signals] } });
  return result.ok;
}

/** What the page saw in the picture, as numbers to compare the second look with. */
function sawIn({ observation }: Picture): { faces: number; phone: boolean | null } {
  const several = detectSeveralFaces.look(observation);
  const faces = several?.says === 'yes' ? several.payload.faces : Math.min(1, observation.faces.length);
  const phone = detectPhoneSeen.look(observation)?.says;
  return { faces, phone: phone === undefined ? null : phone === 'yes' };
}

import { clockBy } from 'proctoring/signals/clock.ts';
import type { Hold } from 'proctoring/signals/page.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { useEffect, useRef, useState } from 'react';
import { readWatching, withdrawConsent, withdrawMicrophone } from 'shared/contracts/consents.ts';
import { call } from '../../../api/call.ts';
import { dropCheckIn, takeCheckIn } from '../checkin/held-check-in.ts';
import type { ScreenShare } from '../page-lock/share-screen.ts';
import { Explain } from './Explain.tsx';
import { followWatching, type Watched, type WatchingFollower } from './follow-watching.ts';
import type { SendBatch } from './signal-outbox.ts';
import { type NotedSignal, type Proctoring, startProctoring } from './start-proctoring.ts';
import { notWatching, type WatchStatus } from './status.ts';
import { WatchPill } from './WatchPill.tsx';
import { createWithdrawal, type Withdrawal, type WithdrawalState } from './withdrawal.ts';

interface Props {
  readonly candidateId: string;
  /** Over the attempt's socket; null where it did not arrive. */
  readonly send: SendBatch;
  /** Unix ms on the server's clock. */
  readonly now: () => number;
  /** Names of signals that an accommodation leaves out. */
  readonly relaxed: readonly string[];
  readonly hold: Hold;
  /** Null where the exam does not ask for the screen. */
  readonly screen: ScreenShare | null;
}

/** Watches what the exam and the candidate's consent allow, and shows what is being measured. Load it lazily. */
export default function Watching({ candidateId, send, now, relaxed, hold, screen }: Props) {
  const [watched, setWatched] = useState<Watched | null>(null);
  const [status, setStatus] = useState<WatchStatus>(notWatching);
  const [withdrawn, setWithdrawn] = useState<WithdrawalState>('none');
  const [noted, setNoted] = useState<readonly NotedSignal[]>([]);
  const withdrawal = useRef<Withdrawal | null>(null);
  const silence = useRef<Withdrawal | null>(null);
  const proctoring = useRef<Proctoring | null>(null);
  const following = useRef<WatchingFollower | null>(null);

  useEffect(() => {
    const clock = clockBy(Date.now);
    const wishOf = (attemptId: string) =>
      createWithdrawal({
        attemptId,
        tell: async () => (await call(withdrawConsent)).ok,
        clock,
        kept: sessionStorage,
        onState: setWithdrawn,
      });
    // The word on the camera stays as it is.
    const silenceOf = (attemptId: string) =>
      createWithdrawal({
        attemptId: `${attemptId}.microphone`,
        tell: async () => (await call(withdrawMicrophone)).ok,
        clock,
        kept: sessionStorage,
        onState: () => {},
      });
    const follower = followWatching({
      clock,
      read: async () => {
        const result = await call(readWatching);
        if (!result.ok || !result.value.attemptId) return null;
        const { attemptId, level, examLevel, examListens } = result.value;
        const isWithdrawn = wishOf(attemptId).isWanted();
        const listens = result.value.listens && !isWithdrawn && !silenceOf(attemptId).isWanted();
        const holds = (isWithdrawn ? Math.min(level, WITHOUT_CAMERA) : level) as Level;
        return { attemptId, level: holds, examLevel, examListens, listens };
      },
      onWatched: (now) => {
        setWatched(now);
        if (withdrawal.current) return;
        withdrawal.current = wishOf(now.attemptId);
        withdrawal.current.resume();
        silence.current = silenceOf(now.attemptId);
        silence.current.resume();
      },
    });
    following.current = follower;
    return () => {
      follower.stop();
      withdrawal.current?.stop();
      silence.current?.stop();
      withdrawal.current = null;
    };
  }, []);

  // `send` and `now` belong to the attempt: a new function of the same attempt must not start the camera anew; nor must a word on
  // the microphone alone.
  const begun = watched && `${watched.attemptId} ${watched.level}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!watched) return;
    const { attemptId, level, examLevel, examListens, listens } = watched;
    // What the check-in left open is for the camera, or for nobody.
    if (level <= WITHOUT_CAMERA) dropCheckIn();
    const running = startProctoring({
      level,
      withoutConsent: level < examLevel,
      microphone: listens ? 'yes' : examListens ? 'notConsented' : 'notAsked',
      attemptId,
      send,
      now,
      relaxed,
      hold,
      screen,
      checkedIn: takeCheckIn(candidateId),
      onSignal: (signal) => setNoted((before) => [signal, ...before].slice(0, MOST_NOTED)),
      onStatus: setStatus,
      onPictureNotAllowed: () => following.current?.ask(),
    });
    proctoring.current = running;
    return running.stop;
  }, [begun]);
  useEffect(() => proctoring.current?.relax(relaxed), [relaxed]);
  useEffect(() => {
    if (watched && !watched.listens)
      proctoring.current?.stopListening(watched.examListens ? 'notConsented' : 'notAsked');
  }, [watched]);

  if (!watched || watched.level === 0) return null;
  // The camera goes off first, whatever the network does; then the server is told.
  const withdraw = () => {
    following.current?.lowerTo(WITHOUT_CAMERA);
    silence.current?.drop();
    withdrawal.current?.withdraw();
  };
  const stopListening = () => {
    following.current?.stopListening();
    silence.current?.withdraw();
  };
  return (
    <>
      <WatchPill status={status} withdrawn={withdrawn} onWithdraw={withdraw} onStopListening={stopListening} />
      <Explain
        noted={noted}
        onExplain={(signal, says, words) => {
          proctoring.current?.explain(signal, says, words);
          setNoted((before) => before.filter((one) => one !== signal));
        }}
        onLeave={(signal) => setNoted((before) => before.filter((one) => one !== signal))}
      />
    </>
  );
}
/** Signals that wait for a word; an older one can still be talked about with the invigilator. */
const MOST_NOTED = 5;
/** The level at which only the page is watched. */
const WITHOUT_CAMERA = 1;

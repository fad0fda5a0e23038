import { clockBy } from 'proctoring/signals/clock.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { useEffect, useRef, useState } from 'react';
import { type CheckInReport, reportCheckIn } from 'shared/contracts/checkin.ts';
import { call } from '../../../api/call.ts';
import { openCamera } from '../proctoring/open-camera.ts';
import { openVision } from '../proctoring/open-vision.ts';
import { dropCheckIn, holdCheckIn } from './held-check-in.ts';
import { type CheckInRun, type CheckInView, runCheckIn } from './run-check-in.ts';

const TELL_AGAIN_MS = 5_000;
const TELL_TRIES = 6;

/** One check-in of this page. When the lobby closes, what is open is held for the exam that begins. */
export function useCheckIn(
  level: Level,
  candidateId: string,
  now: () => number,
): {
  readonly view: CheckInView | null;
  readonly run: CheckInRun | null;
  readonly start: () => void;
} {
  const [view, setView] = useState<CheckInView | null>(null);
  const run = useRef<CheckInRun | null>(null);
  useEffect(
    () => () => {
      const checkedIn = run.current?.stop();
      if (checkedIn) holdCheckIn(candidateId, checkedIn);
    },
    [candidateId],
  );
  return {
    view,
    run: run.current,
    start() {
      const before = run.current?.stop();
      before?.camera.close();
      before?.vision.close();
      dropCheckIn();
      run.current = runCheckIn({
        level,
        clock: clockBy(now),
        random: randomShare,
        devices: { openCamera, openVision },
        onView: setView,
        report: (report) => void tell(report),
      });
    },
  };
}

/** A lobby without a line tries a few times; a check-in that never arrives is one that was left. */
async function tell(report: CheckInReport): Promise<void> {
  for (let tries = 0; tries < TELL_TRIES; tries += 1) {
    const result = await call(reportCheckIn, { body: report });
    if (result.ok || (result.error.code !== 'offline' && result.error.code !== 'internal')) return;
    await new Promise((resolve) => setTimeout(resolve, TELL_AGAIN_MS));
  }
}

function randomShare(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

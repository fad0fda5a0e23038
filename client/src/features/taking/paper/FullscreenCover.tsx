import { IconHandStop, IconMaximize } from '@tabler/icons-react';
import { GRACE_MS } from 'proctoring/signals/fullscreen-left/grace.ts';
import { useEffect, useState } from 'react';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Cover } from './Cover.tsx';
import { Notices } from './Notices.tsx';
import css from './PaperPage.module.css';
import { useAttempt, useOpenPaper } from './use-attempt.ts';
import { enterFullscreen } from './use-fullscreen.ts';

interface Props {
  /** How often full screen was left on this page, with this time; 0 where it was never on. */
  readonly exits: number;
  /** Whether leaving it is told as a sign, once the grace is over. */
  readonly isTold: boolean;
}

/** Outside of full screen nothing of the paper is shown; the clock goes on and the way back is one click. */
export function FullscreenCover({ exits, isTold }: Props) {
  const { attempt } = useOpenPaper();
  const isHandUp = useAttempt((view) => view.handUp);
  const [hasFailed, setFailed] = useState(false);
  const secondsLeft = useGrace();
  return (
    <Cover
      title={exits > 0 ? t().covers.fullscreenTitle : t().covers.fullscreenFirst}
      shape={<IconMaximize size={40} aria-hidden="true" />}
    >
      <p>{exits > 0 ? t().covers.fullscreen : t().covers.fullscreenBegin}</p>
      {exits > 0 && <ExitNotice exits={exits} secondsLeft={isTold ? secondsLeft : null} />}
      <Button look="main" onClick={() => void enterFullscreen().then((entered) => setFailed(!entered))}>
        {t().covers.fullscreenEnter}
      </Button>
      <Notices />
      {hasFailed && (
        <p className={css.failed} role="alert">
          {t().checks.fullscreenBad}{' '}
          <Button aria-pressed={isHandUp} onClick={() => attempt.raiseHand(true, 'machine')}>
            <IconHandStop size={20} aria-hidden="true" />
            {isHandUp ? t().bar.handUp : t().bar.raiseHand}
          </Button>
        </p>
      )}
    </Cover>
  );
}

/** Which time it is, and how long coming back costs nothing; `secondsLeft` null where nothing is told of it. */
export function ExitNotice({ exits, secondsLeft }: { exits: number; secondsLeft: number | null }) {
  return (
    <p>
      {t().covers.fullscreenExits(exits)}{' '}
      {secondsLeft !== null && (
        // Read once and not with every second.
        <span role="timer">
          {secondsLeft > 0 ? t().covers.fullscreenGrace(secondsLeft) : t().covers.fullscreenTold}
        </span>
      )}
    </p>
  );
}

/** Whole seconds of the grace that are left since this cover appeared. */
function useGrace(): number {
  const [secondsLeft, setSecondsLeft] = useState(GRACE_MS / 1_000);
  useEffect(() => {
    if (secondsLeft === 0) return;
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1_000);
    return () => clearTimeout(timer);
  }, [secondsLeft]);
  return secondsLeft;
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Timeline } from 'shared/contracts/proctoring.ts';
import { Card } from '../../../ui/Card.tsx';
import css from './desk.module.css';
import { Lanes } from './Lanes.tsx';
import { MomentList } from './MomentList.tsx';
import { MomentPanel } from './MomentPanel.tsx';
import { t } from './messages.ts';
import { momentsOf } from './moments.ts';
import { useDeskKeys } from './use-desk-keys.ts';

interface Props {
  readonly timeline: Timeline;
  /** Begins a decision by key; null where nothing waits for this person. */
  readonly onDecide: ((decision: 'explained' | 'referred') => void) | null;
}

/** The way through one attempt: signals, pictures and work side by side, moment by moment. */
export function Desk({ timeline, onDecide }: Props) {
  const moments = momentsOf(timeline);
  const [place, setPlace] = useState(0);
  const [isPictureShown, setPictureShown] = useState(false);
  const current = moments[Math.min(place, moments.length - 1)] ?? null;
  const step = (by: number) => setPlace(Math.max(0, Math.min(moments.length - 1, place + by)));
  const pick = (at: number) => {
    const nearest = moments.reduce(
      (best, one, index) => (Math.abs(one.at - at) < Math.abs((moments[best]?.at ?? 0) - at) ? index : best),
      0,
    );
    setPlace(nearest);
  };
  useDeskKeys({
    next: () => step(1),
    previous: () => step(-1),
    picture: () => setPictureShown(!isPictureShown),
    accept: () => onDecide?.('explained'),
    refer: () => onDecide?.('referred'),
  });
  return (
    <Card title={t().title}>
      {timeline.signals.length + timeline.snapshots.length + timeline.work.length === 0 ? (
        <p>{t().empty}</p>
      ) : (
        <>
          <Lanes timeline={timeline} current={current} onPick={pick} />
          {current && (
            <div>
              <div className={css.steps}>
                <Button variant="default" onClick={() => step(-1)} disabled={place === 0}>
                  {t().previous}
                </Button>
                <Button variant="default" onClick={() => step(1)} disabled={place >= moments.length - 1}>
                  {t().next}
                </Button>
                <p className={css.keys}>
                  <kbd>J</kbd> <kbd>K</kbd> {t().keyStep} · <kbd>{t().space}</kbd> {t().keyPicture}
                  {onDecide && (
                    <>
                      {' '}
                      · <kbd>A</kbd> <kbd>D</kbd> {t().keyDecide}
                    </>
                  )}
                </p>
              </div>
              <MomentPanel
                moment={current}
                place={{ at: moments.indexOf(current) + 1, of: moments.length }}
                work={timeline.work}
                isPictureShown={isPictureShown}
                onShowPicture={() => setPictureShown(true)}
              />
            </div>
          )}
          <MomentList
            timeline={timeline}
            onPick={pick}
            onShowPicture={(id) => {
              setPlace(moments.findIndex(({ picture }) => picture?.id === id));
              setPictureShown(true);
            }}
          />
          <p className={css.soft}>{t().audited}</p>
        </>
      )}
    </Card>
  );
}

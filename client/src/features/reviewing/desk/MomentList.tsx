import { Button } from '@mantine/core';
import type { Timeline } from 'shared/contracts/proctoring.ts';
import { timeWithSeconds } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import css from './desk.module.css';
import { t } from './messages.ts';
import { SeenPills } from './SeenPills.tsx';

/** A longer list waits behind its heading. */
const SHOWN_AT_ONCE = 40;

interface Props {
  readonly timeline: Timeline;
  readonly onPick: (at: number) => void;
  readonly onShowPicture: (snapshotId: string) => void;
}

/** The same as the lanes, in words and in the order of time: every signal, also those that count for nothing, and pictures. */
export function MomentList({ timeline: { signals, snapshots }, onPick, onShowPicture }: Props) {
  const lines = [
    ...signals.map((signal) => ({ at: signal.startedAt, id: `${signal.source} ${signal.seq}`, signal, picture: null })),
    ...snapshots.map((picture) => ({ at: picture.takenAt, id: picture.id, signal: null, picture })),
  ].sort((a, b) => a.at - b.at);
  return (
    <details className={css.all} open={lines.length <= SHOWN_AT_ONCE}>
      <summary>{t().all(signals.length, snapshots.length)}</summary>
      <ol className={css.list}>
        {lines.map(({ id, at, signal, picture }) => (
          <li key={id} className={css.line}>
            <time>{timeWithSeconds(at)}</time>
            {signal && (
              <button type="button" className={css.pick} onClick={() => onPick(at)}>
                {signal.sentence[language()]}
              </button>
            )}
            {picture && (
              <span className={css.pictureLine}>
                {t().picture} <SeenPills picture={picture} />
                {picture.erasedAt === null && (
                  <Button variant="subtle" size="compact-sm" onClick={() => onShowPicture(picture.id)}>
                    {t().showPicture}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

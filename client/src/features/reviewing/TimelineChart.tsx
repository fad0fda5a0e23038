import type { Timeline } from 'shared/contracts/proctoring.ts';
import { time, timeWithSeconds } from '../../i18n/format.ts';
import { language } from '../../i18n/language.ts';
import { t } from './messages.ts';
import css from './reviewing.module.css';

type Signal = Timeline['signals'][number];

/** A lane per kind of signal over the attempt's time, and the same in words below it. */
export function TimelineChart({ timeline }: { timeline: Timeline }) {
  const signals = timeline.signals.toSorted((a, b) => a.startedAt - b.startedAt);
  if (signals.length === 0) return <p>{t().timelineEmpty}</p>;
  const from = Math.min(timeline.startedAt, ...signals.map((one) => one.startedAt));
  const last = Math.max(from + 60_000, ...signals.map((one) => one.endedAt ?? one.startedAt));
  // A little room, so that the last moment can be seen.
  const to = last + (last - from) / 50;
  const at = to - from < 10 * 60_000 ? timeWithSeconds : time;
  const lanes = [...new Set(signals.map((one) => one.kind))];
  return (
    <>
      <div className={css.lanes} aria-hidden="true">
        {lanes.map((kind) => (
          <Lane key={kind} signals={signals.filter((one) => one.kind === kind)} from={from} to={to} />
        ))}
        <div className={css.axis}>
          <span>{at(from)}</span>
          <span>{at((from + to) / 2)}</span>
          <span>{at(to)}</span>
        </div>
      </div>
      <ol className={css.moments}>
        {signals.map((one) => (
          <li key={`${one.source} ${one.seq}`} className={css.moment}>
            <time>{timeWithSeconds(one.startedAt)}</time>
            <span>{one.sentence[language()]}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Lane({ signals, from, to }: { signals: readonly Signal[]; from: number; to: number }) {
  const [first] = signals;
  const share = (at: number) => `${((at - from) / (to - from)) * 100}%`;
  return (
    <div className={css.lane}>
      <span className={css.laneName}>{first?.name[language()]}</span>
      <span className={css.laneTrack}>
        {signals.map((one) => (
          <span
            key={`${one.source} ${one.seq}`}
            className={css.span}
            data-counts={one.weight > 0}
            title={`${timeWithSeconds(one.startedAt)} ${one.sentence[language()]}`}
            style={{ left: share(one.startedAt), width: share(from + ((one.endedAt ?? to) - one.startedAt)) }}
          />
        ))}
      </span>
    </div>
  );
}

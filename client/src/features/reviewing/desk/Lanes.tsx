import type { Timeline } from 'shared/contracts/proctoring.ts';
import { time, timeWithSeconds } from '../../../i18n/format.ts';
import { language } from '../../../i18n/language.ts';
import css from './desk.module.css';
import { t } from './messages.ts';
import type { Moment } from './moments.ts';

interface Props {
  readonly timeline: Timeline;
  readonly current: Moment | null;
  readonly onPick: (at: number) => void;
}

interface Mark {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly says: string;
  readonly tone: 'counts' | 'quiet' | 'work' | 'picture' | 'evidence';
}

/** The attempt over time, a lane for each thing that is known of it, with where the reviewer stands in all of them. */
export function Lanes({ timeline, current, onPick }: Props) {
  const { from, to } = spanOf(timeline);
  const share = (at: number) => `${(Math.min(Math.max(at, from), to) - from) / ((to - from) / 100)}%`;
  const tick = to - from < 10 * 60_000 ? timeWithSeconds : time;
  return (
    <div className={css.lanes}>
      {lanesOf(timeline, to).map(({ name, marks }) => (
        <div key={name} className={css.lane}>
          <span className={css.laneName}>{name}</span>
          <span className={css.track}>
            {marks.map((mark) => (
              <button
                type="button"
                key={mark.id}
                tabIndex={-1}
                className={css.mark}
                data-tone={mark.tone}
                title={`${timeWithSeconds(mark.from)} ${mark.says}`}
                aria-label={`${timeWithSeconds(mark.from)} ${mark.says}`}
                style={{ left: share(mark.from), width: `calc(${share(mark.to)} - ${share(mark.from)})` }}
                onClick={() => onPick(mark.from)}
              />
            ))}
            {current && <span className={css.cursor} style={{ left: share(current.at) }} aria-hidden="true" />}
          </span>
        </div>
      ))}
      <div className={css.axis} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part}>{tick(from + (to - from) * part)}</span>
        ))}
      </div>
    </div>
  );
}

function spanOf({ startedAt, endedAt, signals, snapshots, work }: Timeline): { from: number; to: number } {
  const ats = [
    startedAt,
    ...(endedAt === null ? [] : [endedAt]),
    ...signals.flatMap((one) => [one.startedAt, one.endedAt ?? one.startedAt]),
    ...snapshots.map((one) => one.takenAt),
    ...work.map((one) => one.at),
  ];
  const from = Math.min(...ats);
  const last = Math.max(from + 60_000, ...ats);
  // A little room, so that the last moment can be seen.
  return { from, to: last + (last - from) / 50 };
}

function lanesOf(timeline: Timeline, to: number): { name: string; marks: Mark[] }[] {
  const byKind = Map.groupBy(timeline.signals, ({ kind }) => kind);
  const lanes = [...byKind.values()].map((signals) => ({
    name: signals[0]?.name[language()] ?? '',
    marks: signals.map((one): Mark => {
      const id = `${one.source} ${one.seq}`;
      const tone = one.weight > 0 ? 'counts' : 'quiet';
      return { id, from: one.startedAt, to: one.endedAt ?? to, says: one.sentence[language()], tone };
    }),
  }));
  const work = timeline.work.map(
    ({ at, item, did }): Mark => ({
      ...{ id: `${at} ${item} ${did}`, from: at, to: at },
      ...{ says: t().did[did](item ?? 0), tone: 'work' },
    }),
  );
  const pictures = timeline.snapshots.map(
    ({ id, takenAt }): Mark => ({ id, from: takenAt, to: takenAt, says: t().picture, tone: 'picture' }),
  );
  const gaps = timeline.custody.gaps.map(
    (gap, at): Mark => ({
      ...{ id: `gap ${at}`, from: gap.from, to: gap.to, says: t().gaps[gap.kind] },
      tone: gap.kind === 'tamper' ? 'evidence' : 'quiet',
    }),
  );
  return [
    ...lanes,
    { name: t().pictureLane, marks: pictures },
    { name: t().workLane, marks: work },
    { name: t().lineLane, marks: gaps },
  ].filter(({ marks }) => marks.length > 0);
}

/** What the service counts of itself, since it started. Durations in milliseconds, instants in Unix ms. */
export interface Metrics {
  frames: { seen: number; unreadable: number };
  /** Frames in which the page and the second look differed. */
  differing: number;
  /** Claims that another service took over meanwhile: nothing was kept twice. */
  leasesLost: number;
  /** Time of all looks together, and a moving mean of one. */
  lookedMs: number;
  msPerFrame: number | null;
  /** As the server said with the last claim. */
  waiting: number;
  oldestWaitingAt: number | null;
  samplingRate: number | null;
  /** Whether the server answered the last call. */
  serverAnswers: boolean;
}

export function newMetrics(): Metrics {
  return {
    frames: { seen: 0, unreadable: 0 },
    differing: 0,
    leasesLost: 0,
    lookedMs: 0,
    msPerFrame: null,
    waiting: 0,
    oldestWaitingAt: null,
    samplingRate: null,
    serverAnswers: false,
  };
}

interface Row {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  /** Label and value of each series; null where there is no figure yet. */
  readonly series: readonly (readonly [labels: string, value: number | null])[];
}

/** The metrics in the text format of Prometheus 0.0.4, in its base units (seconds, ratios). */
export function metricsText(
  metrics: Metrics,
  { backend, now, memoryBytes }: { backend: string; now: number; memoryBytes: number },
): string {
  const { frames, differing, leasesLost, lookedMs, msPerFrame, waiting, oldestWaitingAt, samplingRate } = metrics;
  const age = oldestWaitingAt === null ? 0 : Math.max(0, now - oldestWaitingAt) / 1000;
  const rows: Row[] = [
    {
      name: 'frames_total',
      type: 'counter',
      help: 'Frames looked at again, by outcome',
      series: [
        ['{outcome="seen"}', frames.seen],
        ['{outcome="unreadable"}', frames.unreadable],
      ],
    },
    gauge('up', 'Whether a backend is there; by its name', [[`{backend="${backend}"}`, backend === 'none' ? 0 : 1]]),
    gauge('server_answers', 'Whether the exam server answered the last call', [['', metrics.serverAnswers ? 1 : 0]]),
    counter('look_seconds_total', 'Time spent looking at frames', lookedMs / 1000),
    gauge('frame_seconds', 'Moving mean of the time for one frame', [
      ['', msPerFrame === null ? null : msPerFrame / 1000],
    ]),
    counter('differing_frames_total', 'Frames in which page and second look differed', differing),
    gauge('differing_ratio', 'Their share of the frames seen', [
      ['', frames.seen === 0 ? null : differing / frames.seen],
    ]),
    counter('leases_lost_total', 'Claims that another service took over', leasesLost),
    gauge('queue_frames', 'Frames that wait', [['', waiting]]),
    gauge('queue_age_seconds', 'Age of the oldest waiting frame', [['', age]]),
    gauge('sampling_ratio', 'Share of unflagged frames that are queued at this load', [['', samplingRate]]),
    gauge('memory_bytes', 'Resident memory', [['', memoryBytes]]),
  ];
  return `${rows
    .filter(({ series }) => series.some(([, value]) => value !== null))
    .map(textOf)
    .join('\n')}\n`;
}

const gauge = (name: string, help: string, series: Row['series']): Row => ({ name, type: 'gauge', help, series });
const counter = (name: string, help: string, value: number): Row => ({
  name,
  type: 'counter',
  help,
  series: [['', value]],
});

function textOf({ name, type, help, series }: Row): string {
  const full = `khaothi_vision_${name}`;
  const values = series.flatMap(([labels, value]) => (value === null ? [] : [`${full}${labels} ${value}`]));
  return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...values].join('\n');
}

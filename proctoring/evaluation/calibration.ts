import type { VisionSignal } from '../signals/detectors.ts';
import { surest } from '../signals/objects.ts';
import { nearestFace } from '../signals/observation.ts';
import type { State } from './scenes.ts';
import type { Album, Sighting } from './sightings.ts';

/** How far a figure keeps apart what should be told and what should not, by the people of whom the card does not report. */
export interface Separation {
  readonly signal: VisionSignal;
  /** What is compared with the threshold. */
  readonly figure: string;
  /** 1st percentile of frames with the event, 99th of those without (turned round where less means the event). */
  readonly event: number;
  readonly without: number;
  readonly frames: number;
}

interface Question {
  readonly signal: VisionSignal;
  readonly figure: string;
  readonly event: readonly State[];
  readonly without: readonly State[];
  /** Null where the frame cannot say. */
  readonly of: (sighting: Sighting, album: Album) => number | null;
  /** Less means the event. */
  readonly isLess?: true;
}

const WITHOUT_OBJECTS: readonly State[] = ['alone', 'calculator', 'nobody', 'turned', 'two'];
const QUESTIONS: readonly Question[] = [
  {
    signal: 'personChanged',
    figure: 'similarity of the face to the enrolled one',
    event: ['another'],
    without: ['alone', 'phone', 'calculator'],
    of: ({ embedding }, album) => (embedding ? album.enrolment.similarityTo(embedding) : null),
    isLess: true,
  },
  {
    signal: 'phoneSeen',
    figure: 'score of a telephone',
    event: ['phone'],
    without: WITHOUT_OBJECTS,
    of: ({ observation }) => surest(observation, ['cell phone', 'remote']),
  },
  {
    signal: 'bookSeen',
    figure: 'score of a book',
    event: ['books'],
    without: WITHOUT_OBJECTS,
    of: ({ observation }) => surest(observation, ['book']),
  },
  {
    signal: 'screenSeen',
    figure: 'score of a computer or screen',
    event: ['laptop'],
    without: WITHOUT_OBJECTS,
    of: ({ observation }) => surest(observation, ['laptop', 'tv']),
  },
  {
    signal: 'severalFaces',
    figure: 'score of the second face',
    event: ['two'],
    without: ['alone', 'phone', 'calculator', 'turned'],
    of: ({ observation }) => observation.faces.map(({ score }) => score).toSorted((a, b) => b - a)[1] ?? 0,
  },
  {
    signal: 'lookingAway',
    figure: 'turn of the head from the own middle, radians',
    event: ['turned'],
    without: ['alone', 'phone', 'calculator'],
    of: ({ observation }, { baseline }) => {
      const yaw = nearestFace(observation.faces)?.yaw ?? null;
      return yaw === null || !baseline ? null : Math.abs(yaw - baseline.yaw.middle);
    },
  },
];

/** What the calibrating half says about each threshold. */
export function separations(albums: readonly Album[]): Separation[] {
  const calibrating = albums.filter(({ of }) => of.half === 'calibrate');
  return QUESTIONS.map((question) => {
    const figures = (states: readonly State[]) =>
      calibrating.flatMap((album) =>
        states.flatMap((state) => album.moments(state).map((sighting) => question.of(sighting, album))),
      );
    const [event, without] = [figures(question.event), figures(question.without)].map((all) =>
      all.filter((figure) => figure !== null).toSorted((a, b) => a - b),
    ) as [number[], number[]];
    const [low, high] = question.isLess ? [0.99, 0.01] : [0.01, 0.99];
    return {
      signal: question.signal,
      figure: question.figure,
      event: quantile(event, low),
      without: quantile(without, high),
      frames: event.length + without.length,
    };
  });
}

function quantile(sorted: readonly number[], share: number): number {
  const at = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return Math.round(at * 1000) / 1000;
}

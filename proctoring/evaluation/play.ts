import type { Says } from '../signals/debounce.ts';
import { createSeeing, type VisionSignal } from '../signals/detectors.ts';
import type { Observation } from '../signals/observation.ts';
import { createPace } from '../signals/pace.ts';
import type { VisionParts } from '../signals/vision-messages.ts';
import { type Found, mayFollow } from '../vision/follow-faces.ts';
import { traceOfSamples } from '../vision/frame-trace.ts';
import { type Clip, FILM_FRAMES_PER_SECOND, FILM_MS, type Segment } from './clips.ts';
import { grainOf } from './pictures/light.ts';
import { type Random, seeded } from './pictures/random.ts';
import { cameraWidth, sensorGrain } from './scenes.ts';
import type { Album, Sighting } from './sightings.ts';
import { voiceIn } from './sounds/voice-in.ts';

/** A signal that was told in a clip. Milliseconds from its start. */
export interface Alarm {
  readonly kind: VisionSignal;
  readonly toldAt: number;
  readonly endedAt: number | null;
}

export interface Played {
  readonly clip: Clip;
  readonly of: Album['of'];
  readonly alarms: readonly Alarm[];
  /** What the clip's own signal said last before the event was over; null for a clip without one. */
  readonly said: Says | null;
  readonly lengthMs: number;
}

const ALL: VisionParts = { objects: true, irises: true, identity: true };
/** As a school's PC takes them: they set the pace, not the time of the evaluation. Milliseconds. */
const TAKES = { faces: 60, withSlowPart: 220 };
/** Somebody holds a pose for some looks; who talks has other lips at each. */
const STAYS = 0.9;
/** Of every so many samples one is compared: the sampling of a smaller camera. */
const THIN = 16;

/**
 * Plays a clip: at each moment that the page's own schedule looks, one of the sightings of what the clip shows, with fresh
 * grain, goes through the page's own detectors. The schedule decides what of it was searched for.
 */
export function play(clip: Clip, album: Album, seed: number): Played {
  const random = seeded(seed);
  const alarms: Alarm[] = [];
  let at = 0;
  const seeing = createSeeing(
    3,
    (kind, { endedAt }) => {
      if (endedAt === null) alarms.push({ kind, toldAt: at, endedAt: null });
      else close(alarms, kind, endedAt);
    },
    album.baseline,
  );
  const pace = createPace(ALL, TAKES.faces);
  const camera = createCamera(album, random);
  const lens = { width: cameraWidth(album.of.condition), isNamedVirtual: false, isDelivering: null, jitter: null };
  const lengthMs = clip.segments.at(-1)?.untilMs ?? 0;
  const eventEnds = clip.segments.find(({ untilMs }) => untilMs > clip.onsetMs)?.untilMs ?? lengthMs;
  let said: Says | null = null;
  for (; at < lengthMs; at += pace.nextLookIn()) {
    const segment = clip.segments.find(({ untilMs }) => at < untilMs) as Segment;
    const parts = pace.partsAt(at);
    const observation = camera(segment, Math.round(at), parts);
    pace.looked(parts, parts.objects || parts.identity ? TAKES.withSlowPart : TAKES.faces, observation);
    seeing.see(observation, { camera: lens, voice: voiceIn(segment.sound ?? 'silence', seed, at) });
    if (clip.shows && at < eventEnds) said = seeing.now()[clip.shows] ?? null;
  }
  return { clip, of: album.of, alarms, said, lengthMs };
}

function close(alarms: Alarm[], kind: VisionSignal, endedAt: number): void {
  const last = alarms.findLastIndex((alarm) => alarm.kind === kind && alarm.endedAt === null);
  const open = alarms[last];
  if (open) alarms[last] = { ...open, endedAt };
}

/** What the camera gives at a moment, as it is looked at. */
function createCamera(album: Album, random: Random) {
  let pose: Sighting | null = null;
  let shown: { sighting: Sighting; samples: Uint8Array } | null = null;
  let before: Uint8Array | null = null;
  let found: Found | null = null;
  const grain = sensorGrain(album.of.condition) * LUMA_SHARE;
  const fresh = grainOf(grain, random);
  const developed = (sighting: Sighting, next: () => number) => ({
    sighting,
    samples: withGrain(sighting.samples, next),
  });

  return ({ state, camera }: Segment, at: number, parts: VisionParts): Observation => {
    if (camera === 'looped') {
      const frame = Math.floor(((at % FILM_MS) * FILM_FRAMES_PER_SECOND) / 1000);
      const moments = album.moments(state);
      const sighting = moments[Math.floor(frame / FILM_FRAMES_PER_SECOND) % moments.length] as Sighting;
      shown = developed(sighting, grainOf(grain, seeded(frame + 1)));
    } else if (camera !== 'frozen' || !shown) {
      const moments = album.moments(state);
      if (pose?.scene.state !== state || state === 'talks' || random() > STAYS)
        pose = moments[Math.floor(random() * moments.length)] as Sighting;
      shown = developed(pose as Sighting, fresh);
    }
    const { sighting, samples } = shown;
    const frame = traceOfSamples(samples, samples.length, before);
    before = samples;
    const { observation, embedding } = sighting;
    // A look that follows known faces sees nobody new; one that lost a face looks for faces anew.
    const follows = mayFollow(found, at, frame.difference, parts) && observation.faces.length >= (found?.faces ?? 0);
    found =
      follows && found
        ? { ...found, followed: found.followed + 1 }
        : { at, faces: observation.faces.length, followed: 0 };
    return {
      ...observation,
      at,
      faces: observation.faces.toSorted((a, b) => b.height - a.height).slice(0, found.faces),
      frame: { ...frame, hash: observation.frame.hash },
      objects: parts.objects ? observation.objects : null,
      identity: parts.identity && embedding ? album.enrolment.similarityTo(embedding) : null,
    };
  };
}
/** Luma is a mean of three channels whose grain is independent: sqrt(0.299² + 0.587² + 0.114²). */
const LUMA_SHARE = 0.67;

function withGrain(samples: Uint8Array, next: () => number): Uint8Array {
  const grainy = new Uint8ClampedArray(Math.ceil(samples.length / THIN));
  for (let index = 0; index < grainy.length; index += 1) grainy[index] = (samples[index * THIN] ?? 0) + next();
  return new Uint8Array(grainy.buffer);
}

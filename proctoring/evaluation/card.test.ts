import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { VISION_SIGNALS } from '../signals/detectors.ts';
import { frame } from '../signals/testing.ts';
import { openNodeVision } from '../vision/node.ts';
import kept from './card.json' with { type: 'json' };
import { brokenPromises, cardOf, playAll, worsened } from './card.ts';
import keptInChromium from './card-chromium.json' with { type: 'json' };
import { cardPage } from './card-page.ts';
import { scenesIn } from './plan.ts';
import { type CardRow, figuresOf } from './rates.ts';
import { albumsOf, type Sighting, seeScenes } from './sightings.ts';

/** Minutes of sound are heard: how quick the machine is decides nothing. */
vi.setConfig({ testTimeout: 180_000 });

const card = kept as CardRow[];
const inChromium = keptInChromium as CardRow[];
const PAGE = path.resolve(import.meta.dirname, '../../docs/proctoring-card.md');
/** One person in good light and one in the dark: 29 looks, enough to see a model, a gate or a threshold go wrong. */
const FEW = [...scenesIn('report', 'good', 1), ...scenesIn('report', 'dark', 1)];
const SHORT = { goodHours: 0.2, otherHours: 0.1, soundHours: 0.1 };

/** All but computers, which no drawing shows to the model. */
const FOUND_OF_THE_FIRST = VISION_SIGNALS.filter((signal) => !['screenSeen', 'virtualCamera'].includes(signal));

let sightings: Sighting[];
beforeAll(async () => {
  sightings = await seeScenes(await openNodeVision(), FEW);
}, 600_000);

describe('the card', () => {
  it('that is committed keeps its promises and has a row for every signal that clips can show', () => {
    expect(brokenPromises(card)).toEqual([]);
    const signals = new Set(card.map(({ signal }) => signal));
    expect(VISION_SIGNALS.filter((signal) => !signals.has(signal))).toEqual(['virtualCamera']);
  });

  it('keeps its promises in Chromium too', () => {
    expect(brokenPromises(inChromium)).toEqual([]);
  });

  it('is on its page as it was measured', () => {
    const figures = (page: string) => page.slice(page.indexOf('## Promises'), page.indexOf('## Thresholds'));
    expect(figures(readFileSync(PAGE, 'utf8'))).toBe(figures(cardPage([...card, ...inChromium], [], 0)));
  });

  it('is told to other programs by signal and condition, each pair once, and no more figures than these', () => {
    const told = [...card, ...inChromium].map(figuresOf);
    const names = ['signal', 'condition', 'precision', 'recall', 'falseAlarmsPerHour', 'onsetSeconds', 'n'];
    expect(new Set(told.flatMap(Object.keys))).toEqual(new Set(names));
    expect(new Set(told.map(({ signal, condition }) => `${signal} ${condition}`)).size).toBe(told.length);
  });

  it('is no worse now, by the first person of it: nothing that was found of them is missed', () => {
    const few = cardOf(playAll(albumsOf(sightings), SHORT), 'node wasm');
    expect(brokenPromises(few)).toEqual([]);
    const found = few
      .filter(({ condition, recall }) => condition === 'good' && recall === 1)
      .map(({ signal }) => signal);
    expect(found).toEqual(FOUND_OF_THE_FIRST);
    const alarms = few.filter(({ condition }) => condition !== 'bothAtOnce').map((row) => row.falseAlarmsPerHour ?? 0);
    expect(Math.max(...alarms)).toBe(0);
  });

  it('breaks with eyes that see one face in everything', () => {
    const blind = sightings.map((one) => ({ ...one, observation: frame(0, { objects: [] }) }));
    const broken = brokenPromises(cardOf(playAll(albumsOf(blind), SHORT), 'node wasm'));
    for (const signal of ['noFace', 'severalFaces', 'phoneSeen', 'coveredLens'])
      expect(broken).toContain(`${signal}: recall 0, promised 0.95`);
  });

  it('breaks with eyes that see telephones and nobody everywhere', () => {
    const alarmed = sightings.map((one) => ({
      ...one,
      observation: { ...frame(0), faces: [], objects: [{ ...PHONE, score: 0.9 }] },
    }));
    const broken = brokenPromises(cardOf(playAll(albumsOf(alarmed), SHORT), 'node wasm')).join('\n');
    expect(broken).toMatch(/noFace: [\d.]+ false alarms an hour/);
    expect(broken).toMatch(/phoneSeen: [\d.]+ false alarms an hour/);
  });
});
const PHONE = { label: 'cell phone', x: 0.4, y: 0.6, width: 0.1, height: 0.2 };

describe('a card that got worse', () => {
  const [row] = card.filter(({ signal, condition }) => signal === 'phoneSeen' && condition === 'good');
  it.each([
    [{ recall: 0.5 }, /phoneSeen in good: recall 0.5, was/],
    [{ precision: 0.5 }, /phoneSeen in good: precision 0.5, was/],
    [{ falseAlarmsPerHour: 3 }, /3 false alarms an hour, was/],
  ])('%o is said in words', (change, words) => {
    expect(worsened([{ ...(row as CardRow), ...change }], card).join('\n')).toMatch(words);
  });
  it('is not one that is the same', () => {
    expect(worsened(card, card)).toEqual([]);
  });
});

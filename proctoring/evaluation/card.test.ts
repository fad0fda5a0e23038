import { expect, test } from 'vitest';
import { frame } from '../signals/testing.ts';
import { openNodeVision } from '../vision/node.ts';
import { cardOf, type Seen, shortfalls } from './card.ts';
import { type Scene, scenes } from './scenes.ts';

/** Two faces through every light: enough to see a model, a gate or a threshold go wrong, in seconds. */
const SCENES = 20;

function few(): Scene[] {
  const taken: Scene[] = [];
  for (const scene of scenes()) {
    taken.push(scene);
    if (taken.length === SCENES) break;
  }
  return taken;
}

test('nobody, several people and a covered lens are told as well as the card promises', async () => {
  const vision = await openNodeVision();
  const seen: Seen[] = [];
  for (const scene of few()) seen.push({ scene, observation: await vision.see(scene.picture, 0) });
  expect(shortfalls(cardOf(seen))).toEqual([]);
}, 120_000);

test('eyes that see one face in everything fall below the card', () => {
  const seen = few().map((scene) => ({ scene, observation: frame(0) }));
  expect(shortfalls(cardOf(seen))).toContain('severalFaces in good: recall 0, at least 0.95 expected');
}, 60_000);

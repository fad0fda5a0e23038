import { openNodeVision } from '../vision/node.ts';
import { cardOf, type Seen, shortfalls } from './card.ts';
import { scenes } from './scenes.ts';

/** Prints the card of every scene, and fails where it falls below `card.json`. */
const vision = await openNodeVision();
const seen: Seen[] = [];
for (const scene of scenes()) seen.push({ scene, observation: await vision.see(scene.picture, 0) });
const card = cardOf(seen);
process.stdout.write(`${JSON.stringify(card, null, 2)}\n`);
const short = shortfalls(card);
if (short.length > 0) {
  process.stderr.write(`${short.join('\n')}\n`);
  process.exitCode = 1;
}

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openNodeVision, type SequenceVision } from '../vision/node.ts';
import { separations } from './calibration.ts';
import { brokenPromises, cardOf, playAll, worsened } from './card.ts';
import { cardPage } from './card-page.ts';
import { chromiumRows } from './chromium/chromium-rows.ts';
import { keptSightings } from './kept-sightings.ts';
import { scenesToSee } from './plan.ts';
import { type CardRow, figuresOf } from './rates.ts';
import { albumsOf, seeScenes } from './sightings.ts';

/**
 * `pnpm proctoring:evaluate`: looks at every labelled frame, plays the clips and writes `docs/proctoring-card.md` and
 * `card.json`. `--json` prints the figures and nothing else (`pnpm -s` leaves out what pnpm says itself), and writes nothing;
 * `--chromium` also runs clips through the page's own worker in Chromium (after `npm run build`, in real time, on a machine
 * that does nothing else) into `card-chromium.json`, so that nothing is weighed on one clip each; `--sightings FILE` takes
 * what was seen from a file, or keeps it there. Ends with 1 where a promise is broken, or a figure is worse than before.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    chromium: { type: 'boolean', default: false },
    sightings: { type: 'string' },
  },
});
const CARD = path.join(import.meta.dirname, 'card.json');
const CARD_IN_CHROMIUM = path.join(import.meta.dirname, 'card-chromium.json');
const PAGE = path.resolve(import.meta.dirname, '../../docs/proctoring-card.md');

const scenes = scenesToSee();
let backend = 'wasm';
const open = async (): Promise<SequenceVision> => {
  const vision = await openNodeVision();
  ({ backend } = vision);
  return vision;
};
const onSeen = (done: number) => {
  if (done % 50 === 0) process.stderr.write(`${done} of ${scenes.length} frames\n`);
};
const sightings = values.sightings
  ? await keptSightings(values.sightings, open, scenes, onSeen)
  : await seeScenes(await open(), scenes, onSeen);

const albums = albumsOf(sightings);
const inNode = cardOf(playAll(albums), `node ${backend}`);
const rowsIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as CardRow[];
const [earlierInNode, earlierInChromium] = [rowsIn(CARD), rowsIn(CARD_IN_CHROMIUM)];
const inChromium = values.chromium ? await chromiumRows() : earlierInChromium;
const card = [...inNode, ...inChromium];

const worse = worsened(card, [...earlierInNode, ...earlierInChromium]);
for (const words of worse) process.stderr.write(`worse: ${words}\n`);
if (values.json) process.stdout.write(`${JSON.stringify(card.map(figuresOf), null, 2)}\n`);
else {
  writeFileSync(CARD, `${JSON.stringify(inNode, null, 2)}\n`);
  writeFileSync(CARD_IN_CHROMIUM, `${JSON.stringify(inChromium, null, 2)}\n`);
  writeFileSync(PAGE, cardPage(card, separations(albums), sightings.length));
  process.stdout.write(`${PAGE}\n`);
}
const broken = brokenPromises(inNode);
for (const words of broken) process.stderr.write(`broken promise: ${words}\n`);
if (broken.length + worse.length > 0) process.exitCode = 1;

import { writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { seededRandom, shuffle } from 'shared/papers/random.ts';
import { type Example, examplesOf } from './examples.ts';
import { sequenceLayers } from './layers.ts';

/**
 * `pnpm proctoring:sequence`: trains the sequence model on simulated sittings, on the plain CPU backend, and writes
 * `weights.json`; then `card.ts` is printed by `print-card.ts` from sittings of another seed. Two runs give the same figures.
 */
const ROOMS = 120;
const EPOCHS = 8;
const BATCH = 128;
const LEARNING_RATE = 0.01;

await tf.setBackend('cpu');
await tf.ready();
const examples = shuffle(seededRandom('order of training'), examplesOf('sequence training', ROOMS));
const model = sequenceLayers(20261126);
model.compile({ optimizer: tf.train.adam(LEARNING_RATE), loss: 'binaryCrossentropy' });
for (let epoch = 1; epoch <= EPOCHS; epoch += 1) {
  let loss = 0;
  let batches = 0;
  for (let from = 0; from < examples.length; from += BATCH) {
    const batch = examples.slice(from, from + BATCH);
    const [inputs, truth] = tensorsOf(batch);
    loss += Number(await model.trainOnBatch(inputs, truth));
    batches += 1;
    tf.dispose([inputs, truth]);
  }
  process.stderr.write(`epoch ${epoch} of ${EPOCHS}: loss ${(loss / batches).toFixed(4)}\n`);
}
const weights = model.getWeights().map((tensor) => ({
  shape: tensor.shape,
  values: [...tensor.dataSync()].map((value) => Math.round(value * 1e4) / 1e4),
}));
const trainedOn = `${examples.length} moments of ${ROOMS * 30} simulated sittings, seed "sequence training"`;
writeFileSync(new URL('weights.json', import.meta.url), `${JSON.stringify({ trainedOn, weights })}\n`);

function tensorsOf(batch: readonly Example[]): [tf.Tensor, tf.Tensor] {
  return [tf.tensor3d(batch.map(({ windows }) => windows)), tf.tensor2d(batch.map(({ planted }) => [planted ? 1 : 0]))];
}

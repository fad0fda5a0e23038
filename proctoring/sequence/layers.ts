import * as tf from '@tensorflow/tfjs';
import { FEATURES, WINDOWS } from '../risk/windows.ts';

const UNITS = 8;

/**
 * A small recurrent network over the hour: eight gated units (GRU, Cho et al. 2014, 10.3115/v1/D14-1179) and one logistic
 * output, about 500 figures. `seed` makes its first weights the same every time.
 */
export function sequenceLayers(seed: number): tf.LayersModel {
  const glorot = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  const input = tf.input({ shape: [WINDOWS, FEATURES] });
  const state = tf.layers
    .gru({ units: UNITS, kernelInitializer: glorot(1), recurrentInitializer: glorot(2) })
    .apply(input) as tf.SymbolicTensor;
  const output = tf.layers
    .dense({ units: 1, activation: 'sigmoid', kernelInitializer: glorot(3) })
    .apply(state) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: output });
}

import * as tf from '@tensorflow/tfjs';
import { sequenceLayers } from './layers.ts';
import kept from './weights.json' with { type: 'json' };

/** The sequence model as the service uses it. */
export interface Sequence {
  /** One figure in [0, 1] for each hour of windows (`risk/windows.ts`): by it equals are ordered, and it means nothing else. */
  scores(hours: readonly (readonly (readonly number[])[])[]): number[];
}

/** Opens the model with the weights that `train.ts` left. Throws where they do not fit the layers. */
export function openSequence(): Sequence {
  // Keeps the library's advertisement out of the log.
  tf.enableProdMode();
  const model = sequenceLayers(0);
  model.setWeights(kept.weights.map(({ shape, values }) => tf.tensor(values, shape)));
  return {
    scores(hours) {
      if (hours.length === 0) return [];
      return tf.tidy(() => {
        const input = tf.tensor3d(hours as number[][][]);
        return [...(model.predict(input) as tf.Tensor).dataSync()];
      });
    },
  };
}

import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type NodeVision, openNodeVision } from './node.ts';

const NATIVE = '@tensorflow/tfjs-node';
/** A 2 x 2 kernel of ones over 3 x 3 ones: four sums of four. */
const KNOWN_SUM = 16;

interface Native {
  ones(shape: number[]): {
    conv2d(kernel: unknown, strides: number, pad: 'valid'): { sum(): { dataSync(): ArrayLike<number> } };
  };
  ready(): Promise<void>;
  getBackend(): string;
}

/**
 * Vision on `@tensorflow/tfjs-node` where somebody installed it (in `folder`, or beside this package) and it passes its
 * self-test, else on WebAssembly, with the reason in words for the log. The package is no dependency: its install fetches a
 * library from outside the registry, and on Node 23 and later it misses a function of Node's. The self-test is a
 * convolution with a known result, then a first picture. Throws where WebAssembly fails too.
 */
export async function openBestVision(folder?: string): Promise<{ vision: NodeVision; instead: string | null }> {
  const found = findNative(folder);
  if (!found) return { vision: await openNodeVision(), instead: `${NATIVE} is not installed` };
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === NATIVE ? { url: pathToFileURL(found).href, shortCircuit: true } : next(specifier, context),
  });
  try {
    await selfTest(createRequire(import.meta.url)(found) as Native);
    return { vision: await openNodeVision({ isNative: true }), instead: null };
  } catch (error) {
    return { vision: await openNodeVision(), instead: `${NATIVE} at ${found}: ${String(error).slice(0, 200)}` };
  } finally {
    hooks.deregister();
  }
}

function findNative(folder?: string): string | null {
  const from = folder ? pathToFileURL(path.join(path.resolve(folder), 'package.json')) : import.meta.url;
  try {
    return createRequire(from).resolve(NATIVE);
  } catch {
    // Node's own error for a package that is not there: the usual case.
    return null;
  }
}

async function selfTest(tf: Native): Promise<void> {
  await tf.ready();
  const sum = tf
    .ones([1, 3, 3, 1])
    .conv2d(tf.ones([2, 2, 1, 1]), 1, 'valid')
    .sum()
    .dataSync()[0];
  if (tf.getBackend() !== 'tensorflow' || sum !== KNOWN_SUM)
    throw new Error(`the self-test gave ${sum} on ${tf.getBackend()}`);
}

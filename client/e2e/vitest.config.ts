import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The journey in a real browser: one product, one story, its sentences in order. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    name: 'journey',
    include: ['*.test.ts'],
    fileParallelism: false,
    sequence: { concurrent: false, shuffle: false },
    // A story: what comes after a broken step would only repeat that it is broken.
    bail: 1,
    // What an old machine needs is no fault.
    testTimeout: 240_000,
    // Pages show things when they have come: as patient as a locator.
    expect: { poll: { timeout: 15_000, interval: 100 } },
    hookTimeout: 240_000,
  },
});

import { defineConfig } from 'vitest/config';

/** One project per package, so that a suite can be run alone: `vitest run --project server`. */
const project = (name: string, include: string[], more: { globalSetup?: string[]; isolate?: boolean } = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

export default defineConfig({
  test: {
    // A forked process per core: the database in WebAssembly and the hashing of slips keep one busy each.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      project('shared', ['shared/**/*.test.ts']),
      // The product's modules keep nothing between two of its own starts, and are loaded once per process and not per file.
      project('server', ['server/**/*.test.ts'], { globalSetup: ['scripts/testing/migrate-once.ts'], isolate: false }),
      project('client', ['client/*.test.ts', 'client/src/**/*.test.{ts,tsx}']),
      project('proctoring', ['proctoring/**/*.test.ts']),
      project('loadtests', ['loadtests/**/*.test.ts']),
      project('scripts', ['scripts/**/*.test.ts']),
    ],
  },
});

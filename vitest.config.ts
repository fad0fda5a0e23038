import { defineConfig } from 'vitest/config';

/** One project per package, so that a suite can be run alone: `vitest run --project server`. */
const project = (name: string, include: string[], globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, globalSetup },
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
      project('server', ['server/**/*.test.ts'], ['scripts/testing/migrate-once.ts']),
      project('client', ['client/*.test.ts', 'client/src/**/*.test.{ts,tsx}']),
      project('proctoring', ['proctoring/**/*.test.ts']),
      project('loadtests', ['loadtests/**/*.test.ts']),
      project('scripts', ['scripts/**/*.test.ts']),
    ],
  },
});

import { describe, expect, test } from 'vitest';
import { arrowRules, violationsOf } from './arrow-rules.ts';
import { readModule } from './imports.ts';

/** One planted line per rule: file, and what somebody might write there. */
const planted: Readonly<Record<string, readonly [path: string, source: string]>> = {
  'shared imports no sibling': ['shared/attempt/fold.ts', "import { db } from 'server/db/open.ts';"],
  'shared knows no Node and no React': ['shared/attempt/chain.ts', "import { createHash } from 'node:crypto';"],
  'proctoring imports only shared': [
    'proctoring/service/main.ts',
    "import { config } from '../../server/src/config.ts';",
  ],
  'signals and risk know nothing of vision and service': [
    'proctoring/risk/priority.ts',
    "export { load } from '../vision/models.ts';",
  ],
  'server imports only shared and the light parts of proctoring': [
    'server/src/features/proctoring/recheck.ts',
    "const { detect } = await import('proctoring/vision/detect.ts');",
  ],
  'client imports only shared and the light parts of proctoring': [
    'client/src/api/call.ts',
    "type Row = import('server/features/bank/tables.ts').Row;",
  ],
  'pages know no Node': ['client/src/features/papers/PaperPage.tsx', "import fs from 'node:fs';"],
  'load tests know the contracts, not the server': ['loadtests/run.ts', "import { seed } from 'server/demo/seed.ts';"],
  'only vision and sequence import TensorFlow.js': [
    'proctoring/service/main.ts',
    "import '@tensorflow/tfjs-backend-wasm';",
  ],
  'a feature reaches another only by its index.ts': [
    'server/src/features/grading/mark-attempt.ts',
    "import { answersOf } from '../delivery/queries.ts';",
  ],
  'http, db, bus, blobs and jobs know no feature': [
    'server/src/http/serve.ts',
    "import { sessionOf } from '../features/people/index.ts';",
  ],
  'routes are reached only from index.ts and app.ts': [
    'server/src/features/bank/save-question.ts',
    "import { routes } from './routes.ts';",
  ],
  'tables import tables, nothing above them': [
    'server/src/features/bank/tables.ts',
    "import { questionsOf } from './queries.ts';",
  ],
  "the candidate's pages carry no Mantine": [
    'client/src/features/taking/Paper.tsx',
    "import { Button } from '@mantine/core';",
  ],
};

describe('the arrows', () => {
  test.each(arrowRules.map((rule) => rule.name))('a planted violation is found: %s', (name) => {
    const [path, source] = planted[name] ?? ['', ''];
    const rules = violationsOf([readModule(path, source)]).map((violation) => violation.rule);
    expect(rules).toContain(name);
  });

  test.each([
    ['the clock', 'export const now = () => Date.now();'],
    ['the clock by another name', 'export const now = () => new Date();'],
    ['chance', 'export const pick = () => Math.random();'],
    ['the environment', 'export const zone = process.env.TZ;'],
    ['the network', "export const load = () => fetch('/x');"],
  ])('pure code that reads %s is found', (_, source) => {
    expect(violationsOf([readModule('shared/scoring/round.ts', source)])).toHaveLength(1);
  });

  test('queries that import their own use case make a circle', () => {
    const folder = 'server/src/features/delivery';
    const circle = violationsOf([
      readModule(`${folder}/save-answers.ts`, "import { append } from './queries.ts';"),
      readModule(`${folder}/queries.ts`, "import { saveAnswers } from './save-answers.ts';"),
    ]);
    expect(circle.map((violation) => violation.rule)).toEqual(['no circles']);
  });

  test('types may point both ways, the running code may not', () => {
    const folder = 'server/src/features/delivery';
    const types = violationsOf([
      readModule(`${folder}/save-answers.ts`, "import { append } from './queries.ts';"),
      readModule(`${folder}/queries.ts`, "import type { Batch } from './save-answers.ts';"),
    ]);
    expect(types).toEqual([]);
  });

  test('the ordinary roads are open', () => {
    const open = violationsOf([
      readModule('server/src/app.ts', "import { routes } from './features/bank/routes.ts';"),
      readModule('server/src/features/bank/routes.ts', "import { bank } from 'shared/contracts/bank.ts';"),
      readModule('client/src/features/reviewing/Why.tsx', "import { explain } from 'proctoring/risk/explain.ts';"),
      readModule('proctoring/vision/models.ts', "import Human from '@vladmandic/human';"),
      readModule('shared/attempt/clock.ts', 'export const at = (now: number) => new Date(now);'),
    ]);
    expect(open).toEqual([]);
  });

  test('a file that cannot be read stops the check', () => {
    expect(() => readModule('shared/broken.ts', 'export const = 1')).toThrow('shared/broken.ts');
  });
});

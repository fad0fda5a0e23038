import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modelVersions } from './model-versions.ts';

test('the versions that a bundle and a dossier name are those that are installed', () => {
  const proctoring = new URL('../../../../../proctoring/package.json', import.meta.url);
  const { dependencies } = JSON.parse(readFileSync(proctoring, 'utf8'));
  for (const { name, version } of modelVersions)
    expect([name, version]).toEqual([
      name,
      dependencies[name.includes('Human') ? '@vladmandic/human' : '@tensorflow/tfjs'],
    ]);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openBestVision } from './open-best.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder in which somebody installed a package of that name, as broken as `source` makes it. */
function installed(source: string): string {
  folder = mkdtempSync(path.join(tmpdir(), 'khaothi-native-'));
  const place = path.join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'package.json'), '{ "name": "@tensorflow/tfjs-node", "main": "index.js" }');
  writeFileSync(path.join(place, 'index.js'), source);
  return folder;
}

const WRONG = `
const three = { conv2d: () => ({ sum: () => ({ dataSync: () => [3] }) }) };
module.exports = { ready: async () => {}, getBackend: () => 'tensorflow', ones: () => three };`;

it.each([
  ['cannot load', 'require("util").isNullOrUndefined(1)', 'isNullOrUndefined is not a function'],
  ['computes wrongly', WRONG, 'the self-test gave 3'],
])(
  'a native backend that %s is not used, and the reason is said',
  async (_, source, why) => {
    const { vision, instead } = await openBestVision(installed(source));
    expect(vision.backend).toBe('wasm');
    expect(instead).toContain(why);
    const { faces } = await vision.see({ width: 64, height: 48, rgb: new Uint8Array(64 * 48 * 3).fill(90) }, 1);
    expect(faces).toEqual([]);
  },
  120_000,
);

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { pictureOf } from '../evaluation/scenes.ts';
import { FACES_ONLY } from '../signals/vision-messages.ts';
import { type Human, type HumanConstructor, humanConfig } from './human.ts';
import { loadModels } from './load-models.ts';
import { newMemory } from './node.ts';
import { see } from './see.ts';

vi.setConfig({ testTimeout: 120_000 });

const require = createRequire(import.meta.url);
const folder = path.dirname(path.dirname(require.resolve('@vladmandic/human')));

/** The real package for faces only, which reads its models through the browser's cache: the test's. */
function openHuman(): Human {
  const { Human } = require(path.join(folder, 'dist', 'human.node-wasm.js')) as { Human: HumanConstructor };
  const modelBasePath = pathToFileURL(path.join(folder, 'models') + path.sep).href;
  const wasmPath = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + path.sep;
  return new Human(humanConfig({ backend: 'wasm', modelBasePath, wasmPath, parts: FACES_ONLY }));
}

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** A cache that spoils one file, and a server that has it, unless it spoils it too. Returns what the server was asked for. */
function spoil(
  name: string,
  spoiled: (bytes: Buffer<ArrayBuffer>) => Response,
  { isServerWell = true } = {},
): string[] {
  const asked: string[] = [];
  globalThis.fetch = async (input, init) => {
    const file = fileURLToPath(input as string);
    const isPastTheCache = init?.cache === 'reload';
    if (isPastTheCache) asked.push(path.basename(file));
    const bytes = await readFile(file);
    if (path.basename(file) === name && !(isPastTheCache && isServerWell)) return spoiled(bytes);
    return new Response(bytes, { headers: { 'content-type': name.endsWith('.json') ? 'application/json' : '' } });
  };
  return asked;
}

const half = (bytes: Buffer<ArrayBuffer>) => new Response(bytes.subarray(0, bytes.length >> 1));
const signInPage = () => new Response('<!doctype html><title>Wi-Fi trường học</title>');
const gone = () => new Response(null, { status: 404 });

it.each([
  ['half of a file', 'facemesh.bin', half],
  ['half of a list', 'blazeface.json', half],
  ["the page of a school's Wi-Fi", 'blazeface.bin', signInPage],
  ['nothing', 'facemesh.json', gone],
])('reads a model anew where the cache has %s in its place', async (_, name, spoiled) => {
  const asked = spoil(name, spoiled);
  const human = openHuman();
  await loadModels(human);
  expect(asked).toContain(name);
  const { width, height, rgb } = pictureOf({
    half: 'report',
    person: 0,
    condition: 'good',
    state: 'alone',
    variant: 0,
  });
  const { observation } = await see(human, { width, height, bytes: rgb, bytesPerPixel: 3 }, 0, FACES_ONLY, newMemory());
  expect(observation.faces).toHaveLength(1);
  expect(observation.faces[0]?.yaw).not.toBeNull();
});

it('does not begin to look where the server has no model either, and names it', async () => {
  spoil('facemesh.bin', gone, { isServerWell: false });
  await expect(loadModels(openHuman())).rejects.toThrow('models missing: facemesh');
});

it('asks for nothing twice where all is well', async () => {
  const asked = spoil('none', gone);
  await loadModels(openHuman());
  expect(asked).toEqual([]);
});

import type { Human } from './human.ts';

/**
 * Loads the models, and once more past the browser's cache where one is missing or broken: what a cache or a proxy spoiled
 * would else be spoiled for as long as it is kept. Human itself only writes to the console that a model is missing and then
 * sees nothing of its kind, which would be told as "nothing there". @throws with the names of what is missing or broken.
 */
export async function loadModels(human: Human): Promise<void> {
  if ((await load(human)).length === 0) return;
  const missing = await pastTheCache(() => load(human));
  if (missing.length > 0) throw new Error(`models missing: ${missing.join(', ')}`);
}

/** Names of the models that could not be loaded. */
async function load(human: Human): Promise<string[]> {
  // Human takes a model that it could not read for loaded.
  human.env.initial = true;
  await human.load();
  return human.models
    .stats()
    .modelStats.filter(({ loaded }) => !loaded)
    .map(({ name }) => name);
}

/** Human fetches by itself: while it works, every file comes from the server and takes the place of the kept one. */
async function pastTheCache<T>(work: () => Promise<T>): Promise<T> {
  const before = globalThis.fetch;
  globalThis.fetch = (input, init) => before(input, { ...init, cache: 'reload' });
  try {
    return await work();
  } finally {
    globalThis.fetch = before;
  }
}

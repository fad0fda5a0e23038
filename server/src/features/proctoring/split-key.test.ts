import { expect, test } from 'vitest';
import { memoryBlobs } from '../../blobs/blobs.ts';
import { newSecrets, secretsOf } from '../../secrets.ts';
import { newSplitKey, openSplitKey, removeOutside } from './split-key.ts';

const place = { place: 'a-sitting', label: 'evidence a-sitting' };

test('a key is opened out of both of its halves, and is missing where the outer one is gone or not whole', async () => {
  const deps = { blobs: memoryBlobs(), secrets: secretsOf(newSecrets()) };
  const { key, wrapped } = await newSplitKey(deps, place);
  const opened = () => openSplitKey(deps, { ...place, wrapped });
  expect(await opened()).toEqual(key);
  for (const length of [0, 31, 33]) {
    await deps.blobs.put('evidence-keys/a-sitting', new Uint8Array(length));
    expect(await opened()).toBe('missing');
  }
  await removeOutside(deps.blobs, 'a-sitting');
  expect(await opened()).toBe('missing');
});

import { expect, test, vi } from 'vitest';
import { holdCamera } from './hold-camera.ts';

function camera() {
  const stop = vi.fn();
  return { stop, stream: { getTracks: () => [{ stop }] } as unknown as MediaStream };
}

test('a camera that was allowed only after the lobby was left goes off at once', async () => {
  const { stop, stream } = camera();
  let allow: (stream: MediaStream) => void = () => {};
  const held = holdCamera(
    () =>
      new Promise((resolve) => {
        allow = resolve;
      }),
  );
  const opening = held.open();
  held.close();
  allow(stream);
  expect(await opening).toBeNull();
  expect(stop).toHaveBeenCalledOnce();
});

test('a camera that shows its picture goes off when the lobby is left', async () => {
  const { stop, stream } = camera();
  const held = holdCamera(async () => stream);
  expect(await held.open()).toBe(stream);
  expect(stop).not.toHaveBeenCalled();
  held.close();
  expect(stop).toHaveBeenCalledOnce();
});

import { expect, test } from 'vitest';
import { uploadRoom } from './upload-room.ts';

test('files enter while there is room, wait while there is none, and leave once', () => {
  const room = uploadRoom(100);
  const first = room.enter(60);
  expect(room.enter(60)).toBeNull();
  const second = room.enter(40);
  expect(second).not.toBeNull();
  first?.();
  first?.();
  expect(room.enter(70)).toBeNull();
  expect(room.enter(60)).not.toBeNull();
});

test('one that is larger than the room enters alone, so that it does not wait for ever', () => {
  const room = uploadRoom(100);
  const large = room.enter(500);
  expect(large).not.toBeNull();
  expect(room.enter(1)).toBeNull();
  large?.();
  expect(room.enter(1)).not.toBeNull();
});

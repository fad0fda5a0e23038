import { EMPTY_ATTEMPT } from 'shared/attempt/fold.ts';
import type { FileRef } from 'shared/questions/response.ts';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AttemptView } from './attempt-view.ts';
import type { FileNetwork, Sent } from './file-network.ts';
import { createFileOutbox } from './file-outbox.ts';
import { type FileShelf, memoryFileShelf, openFileShelf } from './file-shelf.ts';
import { virtualTimers } from './testing/virtual-timers.ts';

const ATTEMPT = 'a';
const photo = { name: 'bai-lam.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
const stateWith = (...refs: FileRef[]) => ({
  ...EMPTY_ATTEMPT,
  answers: { q1: { response: refs, at: 1, seq: 1, revisions: 1 } },
});

/** A server that has files, and can be away. */
function modelServer() {
  const has = new Set<string>();
  let answer: Sent | null = 'kept';
  const network: FileNetwork = {
    async send(file) {
      if (answer === 'kept') has.add(file.sha256);
      return answer ?? 'later';
    },
    list: async () => (answer === null ? null : [...has]),
  };
  return {
    network,
    has,
    says(next: Sent | null) {
      answer = next;
    },
  };
}

function room(shelf: FileShelf = memoryFileShelf(), server = modelServer()) {
  const timers = virtualTimers();
  const attempt = createStore(
    () => ({ attempt: EMPTY_ATTEMPT, kept: EMPTY_ATTEMPT, sealed: false, line: 'socket' }) as unknown as AttemptView,
  );
  const open = () => createFileOutbox({ attemptId: ATTEMPT, attempt, shelf, network: server.network, timers });
  return { timers, attempt, server, shelf, open };
}

describe('a file of an answer', () => {
  it('leaves only after the server has kept the answer that names it', async () => {
    const { timers, attempt, server, open } = room();
    const files = open();
    const ref = await files.put(photo);
    attempt.setState({ attempt: stateWith(ref) });
    await timers.pass(5_000);
    expect(server.has.size).toBe(0);
    expect(files.view.getState()).toMatchObject({ unsent: 1, standings: { [ref.sha256]: { at: 'waiting' } } });
    attempt.setState({ kept: stateWith(ref) });
    await timers.pass(0);
    expect([...server.has]).toEqual([ref.sha256]);
    expect(files.view.getState()).toMatchObject({ unsent: 0, standings: { [ref.sha256]: { at: 'kept' } } });
  });

  it('waits on the shelf while the line is down, over a reload, and is sent when it is back', async () => {
    const { timers, attempt, server, open } = room();
    server.says(null);
    const before = open();
    const ref = await before.put(photo);
    attempt.setState({ attempt: stateWith(ref), kept: stateWith(ref) });
    await timers.pass(60_000);
    expect(before.view.getState().unsent).toBe(1);
    before.close();

    const after = open();
    await timers.pass(0);
    expect(after.view.getState().unsent).toBe(1);
    expect(after.bytesOf(ref.sha256)).toEqual(photo.bytes);
    server.says('kept');
    await timers.pass(60_000);
    expect([...server.has]).toEqual([ref.sha256]);
    expect(after.view.getState().unsent).toBe(0);
  });

  it('that never left another machine is said to be missing, one that arrived from there is not', async () => {
    const { timers, attempt, server, open } = room();
    const ref = { sha256: 'c'.repeat(64), name: 'x.pdf', bytes: 3, mime: 'application/pdf' };
    attempt.setState({ attempt: stateWith(ref), kept: stateWith(ref) });
    const files = open();
    await timers.pass(0);
    expect(files.view.getState().standings[ref.sha256]).toEqual({ at: 'missing' });
    files.close();
    server.has.add(ref.sha256);
    const again = open();
    await timers.pass(0);
    expect(again.view.getState().standings[ref.sha256]).toEqual({ at: 'kept' });
  });

  it('that the server will never take is said once and not sent again', async () => {
    const { timers, attempt, server, open } = room();
    const files = open();
    const ref = await files.put(photo);
    server.says({ refused: 'Tệp quá lớn.' });
    attempt.setState({ attempt: stateWith(ref), kept: stateWith(ref) });
    await timers.pass(120_000);
    expect(files.view.getState()).toMatchObject({
      unsent: 0,
      standings: { [ref.sha256]: { at: 'refused', sentence: 'Tệp quá lớn.' } },
    });
  });

  it('does not stay on a school’s computer once the paper is sealed and it has arrived', async () => {
    const { timers, attempt, shelf, open } = room();
    const files = open();
    const ref = await files.put(photo);
    attempt.setState({ attempt: stateWith(ref), kept: stateWith(ref) });
    await timers.pass(0);
    expect(await shelf.filesOf(ATTEMPT)).toHaveLength(1);
    attempt.setState({ sealed: true });
    await timers.pass(0);
    expect(await shelf.filesOf(ATTEMPT)).toHaveLength(0);
  });

  it('is in this page’s memory where the disk is full, and the page says so', async () => {
    const disk: FileShelf = { ...memoryFileShelf(), put: () => Promise.reject(new Error('full')) };
    const { open } = room(await openFileShelf(async () => disk));
    const files = open();
    const ref = await files.put(photo);
    expect(files.view.getState().keepsHere).toBe(false);
    expect(files.bytesOf(ref.sha256)).toEqual(photo.bytes);
  });
});

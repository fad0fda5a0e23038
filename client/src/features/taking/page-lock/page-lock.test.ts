import type { Told } from 'proctoring/signals/signal.ts';
import { handClock } from 'proctoring/signals/testing.ts';
import type { Relaxable } from 'shared/contracts/page-lock.ts';
import { describe, expect, it } from 'vitest';
import { holdPage } from './hold-page.ts';
import { lockKeyboard } from './lock-keyboard.ts';
import { createScreenShare } from './share-screen.ts';
import { tellScreen } from './tell-screen.ts';

function heldPage(relaxed: readonly Relaxable[] = []) {
  const document = Object.assign(new EventTarget(), { documentElement: { dataset: {} as Record<string, string> } });
  const letGo = holdPage(document as unknown as Document, relaxed);
  const isHeld = (type: string, fields: Record<string, unknown> = {}) => {
    const event = new Event(type, { cancelable: true });
    for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
    document.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { document, letGo, isHeld };
}
const writing = { target: { tagName: 'TEXTAREA' } };

describe('the held page', () => {
  it.each(['contextmenu', 'copy', 'cut', 'dragstart', 'drop', 'dragover'])('keeps %s from the paper only', (type) => {
    const { isHeld } = heldPage();
    expect(isHeld(type)).toBe(true);
    expect(isHeld(type, writing)).toBe(false);
  });

  it('never keeps from pasting: Vietnamese typing tools write that way', () => {
    expect(heldPage().isHeld('paste')).toBe(false);
  });

  it.each([
    [{ ctrlKey: true, key: 'p' }, true],
    [{ metaKey: true, key: 'P' }, true],
    [{ ctrlKey: true, key: 's' }, true],
    [{ ctrlKey: true, key: 'c' }, false],
    [{ ctrlKey: true, key: '+' }, false],
    [{ ctrlKey: true, altKey: true, key: 'p' }, false],
    [{ key: 'p' }, false],
    [{ key: 'Process', isComposing: true }, false],
    [{ key: 'Tab' }, false],
  ])('keeps the keys %j: %s', (fields, held) => {
    expect(heldPage().isHeld('keydown', fields)).toBe(held);
  });

  it.each<[Relaxable, string, Record<string, unknown>]>([
    ['contextMenu', 'contextmenu', {}],
    ['copied', 'copy', {}],
    ['draggedOut', 'dragstart', {}],
    ['printAttempt', 'keydown', { ctrlKey: true, key: 'p' }],
  ])('lets %s be where an accommodation says so, and nothing else', (name, type, fields) => {
    const { isHeld } = heldPage([name]);
    expect(isHeld(type, fields)).toBe(false);
    expect([isHeld('contextmenu'), isHeld('copy'), isHeld('dragstart')].filter(Boolean)).toHaveLength(
      name === 'printAttempt' ? 3 : 2,
    );
  });

  it('lets go of everything', () => {
    const { isHeld, letGo, document } = heldPage();
    expect(document.documentElement.dataset.held).toBe('');
    letGo();
    expect(isHeld('copy')).toBe(false);
    expect(document.documentElement.dataset).toEqual({});
  });
});

describe('the keyboard', () => {
  const page = () => Object.assign(new EventTarget(), { fullscreenElement: null as unknown });
  it('is locked while the page fills the screen, and given back', () => {
    const document = page();
    const acts: string[] = [];
    const keyboard = { lock: async () => void acts.push('lock'), unlock: () => void acts.push('unlock') };
    const stop = lockKeyboard(document as unknown as Document, keyboard);
    document.fullscreenElement = {};
    document.dispatchEvent(new Event('fullscreenchange'));
    document.fullscreenElement = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    stop();
    expect(acts).toEqual(['unlock', 'lock', 'unlock', 'unlock']);
  });

  it('is left alone where the browser has no lock', () => {
    expect(() => lockKeyboard(page() as unknown as Document, undefined)()).not.toThrow();
  });
});

describe('the shared screen', () => {
  function shared(displaySurface: string | undefined, refuses = false) {
    const track = Object.assign(new EventTarget(), {
      stopped: false,
      stop: () => {},
      getSettings: () => ({ displaySurface }),
    });
    track.stop = () => {
      track.stopped = true;
    };
    const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
    const media = {
      async getDisplayMedia() {
        if (refuses) throw new DOMException('no', 'NotAllowedError');
        return stream;
      },
    };
    return { track, screen: createScreenShare(media as unknown as MediaDevices) };
  }

  it('is taken for shared only where the whole screen was chosen', async () => {
    const whole = shared('monitor');
    await whole.screen.ask();
    expect(whole.screen.now()).toEqual({ at: 'shared' });
    const window = shared('window');
    await window.screen.ask();
    expect(window.screen.now()).toEqual({ at: 'notShared', reason: 'notWhole' });
    expect(window.track.stopped).toBe(true);
  });

  it('is unknown where the browser does not say what was chosen: it goes on, and is told', async () => {
    const clock = handClock();
    const { screen, track } = shared(undefined);
    const told: Told[] = [];
    const stop = tellScreen(screen, clock, (one) => told.push(one));
    await screen.ask();
    expect(screen.now()).toEqual({ at: 'notShared', reason: 'notKnown' });
    expect(track.stopped).toBe(false);
    clock.pass(60_000);
    expect(told.map(({ payload }) => payload)).toEqual([{ reason: 'notKnown' }]);
    stop();
  });

  it('is refused without a fault, and unsupported where there is no such thing', async () => {
    const { screen } = shared('monitor', true);
    await screen.ask();
    expect(screen.now()).toEqual({ at: 'notShared', reason: 'refused' });
    expect(createScreenShare({} as MediaDevices).now()).toEqual({ at: 'notShared', reason: 'unsupported' });
  });

  it('is told as not watched from when it ended until it is shared again', async () => {
    const clock = handClock();
    const { screen, track } = shared('monitor');
    const told: Told[] = [];
    const stop = tellScreen(screen, clock, (one) => told.push(one));
    clock.pass(60_000);
    await screen.ask();
    expect(told).toEqual([]);
    const endedAt = clock.now();
    track.dispatchEvent(new Event('ended'));
    clock.pass(10_000);
    await screen.ask();
    expect(told).toEqual([
      { startedAt: endedAt, endedAt: null, payload: { reason: 'ended' } },
      { startedAt: endedAt, endedAt: endedAt + 10_000, payload: { reason: 'ended' } },
    ]);
    stop();
  });
});

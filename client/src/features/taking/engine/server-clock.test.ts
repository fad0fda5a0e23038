import { describe, expect, it } from 'vitest';
import { createServerClock, phaseOf, remainingMs } from './server-clock.ts';
import { virtualTimers } from './testing/virtual-timers.ts';

const view = { now: 1_000_000, startsAt: 500_000, deadlineAt: 2_000_000, phase: 'running', extraSeconds: 0 } as const;

describe('the server clock', () => {
  it('believes the look with the shortest round trip', async () => {
    const timers = virtualTimers();
    const clock = createServerClock(timers);
    await timers.pass(100);
    clock.look(0, 5_000_050);
    expect(clock.now()).toBe(5_000_100);
    await timers.pass(10_000);
    // A reply that took ten seconds could be seconds off; it changes nothing.
    clock.look(100, 5_009_500);
    expect(clock.now()).toBe(5_010_100);
  });

  it('starts anew after a sleep in which the monotonic clock stood still', async () => {
    const timers = virtualTimers();
    const clock = createServerClock(timers);
    await timers.pass(20);
    clock.look(0, 5_000_010);
    await timers.pass(300);
    // Ten minutes went by at the server; the first look afterwards is slower than the one before.
    clock.look(20, 5_600_170);
    expect(clock.now()).toBe(5_600_320);
  });

  it('turns the phase when its instant comes, without a word from the server', () => {
    expect(phaseOf(view, 499_999)).toBe('waiting');
    expect(phaseOf(view, 500_000)).toBe('running');
    expect(phaseOf(view, 2_000_000)).toBe('over');
  });

  it('stands still in a pause', () => {
    const paused = { ...view, phase: 'paused' } as const;
    expect(phaseOf(paused, 3_000_000)).toBe('paused');
    expect(remainingMs(paused, 1_500_000)).toBe(1_000_000);
  });

  it('never counts below nothing', () => expect(remainingMs(view, 9_000_000)).toBe(0));
});

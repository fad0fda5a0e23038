import type { Told } from 'proctoring/signals/signal.ts';
import { handClock } from 'proctoring/signals/testing.ts';
import { describe, expect, test } from 'vitest';
import type { OpenedMicrophone, OpenMicrophone } from './open-microphone.ts';
import type { WatchStatus } from './status.ts';
import { watchMicrophone } from './watch-microphone.ts';

const RATE = 16_000;
const FRAME = 1_024;

/** A sitting at a device of which the test breaks and mends the microphone. */
function sitting(microphone: 'works' | 'refused' | 'missing' | 'busy' = 'works', { isAsking = false } = {}) {
  const clock = handClock();
  const device = {
    microphone: microphone as typeof microphone,
    hears: 'room' as 'room' | 'voice' | 'muted' | 'held' | 'zeros' | 'breaks',
    isAnswering: false,
    /** While set, nobody answers the browser's question. */
    isAsking,
    answer: () => {},
    asked: 0,
    closed: 0,
    news: () => {},
    pull: () => {},
  };
  let phase = 0;
  const frame: OpenMicrophone['frame'] = () => {
    if (device.hears === 'breaks') throw new Error('no sound');
    if (device.hears === 'muted' || device.hears === 'held') return device.hears;
    if (device.hears === 'zeros') return new Float32Array(FRAME);
    if (device.hears === 'room') return Float32Array.from({ length: FRAME }, () => (Math.random() - 0.5) * 0.001);
    // A vowel that rises and falls, in syllables.
    const loud = Math.abs(Math.sin((clock.now() / 1_000) * Math.PI * 3));
    return Float32Array.from({ length: FRAME }, (_, at) => {
      phase += (150 * (1 + 0.1 * Math.sin((clock.now() + (at * 1_000) / RATE) / 160))) / RATE;
      return 0.2 * loud * (Math.sin(2 * Math.PI * phase) + 0.5 * Math.sin(4 * Math.PI * phase + 1));
    });
  };
  const openMicrophone = async (): Promise<OpenedMicrophone> => {
    device.asked += 1;
    if (device.isAsking)
      await new Promise<void>((resolve) => {
        device.answer = resolve;
      });
    if (device.microphone !== 'works') return { ok: false, reason: device.microphone };
    const close = () => {
      device.closed += 1;
    };
    const ended = new Promise<void>((resolve) => {
      device.pull = resolve;
    });
    return { ok: true, ended, sampleRate: RATE, frame, close };
  };
  const told: { reason: string; endedAt: number | null }[] = [];
  const shown: WatchStatus['microphone'][] = [];
  const ear = watchMicrophone(
    {
      clock,
      tell: (_, { endedAt, payload }: Told) => told.push({ ...(payload as { reason: string }), endedAt }),
      onStatus: (status) => shown.push(status.microphone),
    },
    {
      openMicrophone,
      isDeafened: () => device.isAnswering,
      onNews(call) {
        device.news = call;
        return () => {
          device.news = () => {};
        };
      },
    },
  );
  const settled = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    ...{ clock, device, ear, shown, settled },
    story: () => told.map(({ reason, endedAt }) => `${endedAt === null ? '+' : '-'}${reason}`),
    async pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 50) {
        clock.pass(Math.min(50, left));
        await settled();
      }
    },
  };
}

test('a room without and with a voice is a share of the last second, and nothing else is told', async () => {
  const { device, ear, pass, story, shown } = sitting();
  await pass(3_000);
  expect([ear.voice(), ear.isOn()]).toEqual([0, true]);
  device.hears = 'voice';
  await pass(2_000);
  expect(ear.voice()).toBeGreaterThan(0.5);
  expect(shown).toEqual([
    { state: 'on', hears: null },
    { state: 'on', hears: false },
    { state: 'on', hears: true },
  ]);
  expect(story()).toEqual([]);
});

describe('the exam goes on, and the report says what was not heard', () => {
  test.each(['missing', 'busy'] as const)('when the microphone is %s, until it is there', async (problem) => {
    const { device, ear, pass, story } = sitting(problem);
    await pass(40_000);
    expect([ear.voice(), ear.isOn(), device.asked]).toEqual([null, false, 3]);
    device.microphone = 'works';
    await pass(16_000);
    expect([ear.voice(), ear.isOn()]).toEqual([0, true]);
    expect(story()).toEqual([`+${problem}`, `-${problem}`]);
  });

  test('when it was refused, which is not asked about again until the candidate takes it back', async () => {
    const { device, ear, pass, settled, story } = sitting('refused');
    await pass(60_000);
    expect(device.asked).toBe(1);
    device.microphone = 'works';
    device.news();
    await settled();
    await pass(2_000);
    expect(ear.isOn()).toBe(true);
    expect(story()).toEqual(['+refused', '-refused']);
  });

  test('when it was pulled out, and put in again', async () => {
    const { device, ear, pass, settled, story } = sitting();
    await pass(2_000);
    device.pull();
    await pass(200);
    expect([ear.voice(), ear.isOn(), device.closed]).toEqual([null, false, 1]);
    device.news();
    await settled();
    await pass(2_000);
    expect(ear.isOn()).toBe(true);
    expect(story()).toEqual(['+ended', '-ended']);
  });

  test.each([
    ['it is muted', 'muted', 'silent'],
    ['it gives only zeros', 'zeros', 'silent'],
    ['the browser holds its sound back', 'held', 'held'],
  ] as const)('when %s', async (_, hears, reason) => {
    const { device, ear, pass, story } = sitting();
    await pass(2_000);
    device.hears = hears;
    await pass(10_000);
    expect([ear.voice(), ear.isOn()]).toEqual([null, false]);
    device.hears = 'room';
    await pass(2_000);
    expect(story()).toEqual([`+${reason}`, `-${reason}`]);
  });

  test('when the machine is too slow to listen, which is not said of the microphone', async () => {
    const { clock, settled, story } = sitting();
    for (let second = 0; second < 10; second += 1) {
      await settled();
      clock.pass(1_000);
    }
    await settled();
    expect(story()).toEqual(['+tooSeldom']);
  });

  test('when the hearing itself breaks: then nothing stays open', async () => {
    const { device, ear, pass, story } = sitting();
    await pass(2_000);
    device.hears = 'breaks';
    await pass(200);
    expect([ear.isOn(), device.closed]).toEqual([false, 1]);
    expect(story()).toEqual(['+hearingFailed']);
  });

  test('when nobody answers the question of the browser, until somebody does', async () => {
    const { device, ear, pass, story, shown } = sitting('works', { isAsking: true });
    await pass(10_000);
    expect(shown).toEqual([{ state: 'notHeard', reason: 'unanswered' }]);
    device.answer();
    await pass(2_000);
    expect(ear.isOn()).toBe(true);
    expect(story()).toEqual(['+unanswered', '-unanswered']);
  });
});

test('an answer that is spoken into the same microphone is no voice in the room, and no failure', async () => {
  const { device, ear, pass, story } = sitting();
  await pass(2_000);
  Object.assign(device, { isAnswering: true, hears: 'voice' });
  await pass(20_000);
  expect([ear.voice(), ear.isOn()]).toEqual([null, true]);
  expect(story()).toEqual([]);
});

test('after the end nothing listens, and what was going on is told as over', async () => {
  const stopped = sitting();
  await stopped.pass(2_000);
  stopped.ear.stop();
  await stopped.pass(1_000);
  expect(stopped.device.closed).toBeGreaterThan(0);
  const refused = sitting('refused');
  await refused.pass(1_000);
  refused.ear.stop();
  expect(refused.story()).toEqual(['+refused', '-refused']);
});

test('a microphone that is allowed only after the stop is closed at once, and never heard', async () => {
  const { device, ear, pass, shown } = sitting('works', { isAsking: true });
  await pass(1_000);
  ear.stop();
  device.answer();
  await pass(2_000);
  expect([device.closed, ear.isOn(), shown]).toEqual([1, false, []]);
});

import fc from 'fast-check';
import { chain } from 'shared/attempt/chain.ts';
import { responseTo } from 'shared/attempt/fold.ts';
import { describe, expect, it } from 'vitest';
import { whereIs } from '../paper/AnswerState.tsx';
import { createAttemptStore } from './attempt-store.ts';
import type { AttemptStore } from './attempt-view.ts';
import { readMessages } from './read-messages.ts';
import { createServerClock } from './server-clock.ts';
import { memoryShelf, type Shelf } from './shelf.ts';
import { type ModelServer, modelServer, type Weather } from './testing/model-server.ts';
import { type VirtualTimers, virtualTimers } from './testing/virtual-timers.ts';
import { claimWriter } from './writer-id.ts';

interface Room {
  readonly timers: VirtualTimers;
  readonly server: ModelServer;
  readonly shelf: Shelf;
  /** What the browser of this machine keeps by name. */
  readonly storage: Map<string, string>;
  /** Loads the page on the same machine. */
  load(): Promise<AttemptStore>;
  /** The page is gone without a word: the browser was killed, or the power went. */
  crash(page: AttemptStore): void;
}

function room(random?: () => number, shelf: Shelf = memoryShelf()): Room {
  const timers = virtualTimers(random);
  const server = modelServer(timers);
  const storage = new Map<string, string>();
  const living = new Map<AttemptStore, string>();
  return {
    timers,
    server,
    shelf,
    storage,
    async load() {
      let own = '';
      const writer = await claimWriter('candidate', {
        storage: {
          getItem: (key) => storage.get(key) ?? null,
          setItem: (key, value) => void storage.set(key, value),
        },
        neighbours: {
          async hold(_candidate, name) {
            if ([...living.values()].includes(name)) return false;
            own = name;
            return true;
          },
          hasOthers: async () => living.size > 0,
        },
      });
      const clock = createServerClock(timers);
      const opening = server.openingFor(writer.name, writer.device);
      clock.look(timers.now(), opening.clock.now);
      const read = readMessages(opening.attempt, () => ({
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
      }));
      const opened = createAttemptStore({ opening, writer, network: server.network, shelf, timers, clock, read });
      let page: AttemptStore | null = null;
      void opened.then((ready) => {
        page = ready;
      });
      // Opening may ask the server for the pen, and that takes its time.
      for (let turn = 0; turn < 100 && !page; turn += 1) await timers.pass(turn < 5 ? 0 : 500);
      const ready = await opened;
      living.set(ready, own);
      return ready;
    },
    crash(page) {
      living.delete(page);
      page.close();
    },
  };
}

async function takeOver(page: AttemptStore, timers: VirtualTimers) {
  const taken = page.takeOver();
  await timers.pass(1_000);
  await taken;
}

const ESSAY = 'Sương phủ kín bản Cát Cát từ nửa đêm, và ruộng bậc thang chỉ còn là những nét chì mờ. '.repeat(3);

const answersOf = (state: { answers: Readonly<Record<string, { response: unknown }>> }) =>
  Object.fromEntries(Object.entries(state.answers).map(([item, { response }]) => [item, response]));

describe('an answer', () => {
  it('is shown at once and acknowledged within a moment', async () => {
    const { server, timers, load } = room();
    const page = await load();
    page.answer('q1', 'b');
    expect(responseTo(page.view.getState().attempt, 'q1')).toBe('b');
    expect(page.view.getState().unsent).toBe(2);
    await timers.pass(500);
    expect(page.view.getState().unsent).toBe(0);
    expect(page.view.getState().receipt?.seq).toBe(2);
    expect(responseTo(server.state(), 'q1')).toBe('b');
  });

  it('is said to be on the server since the server kept it, and not before', async () => {
    const { server, timers, load } = room();
    const page = await load();
    server.kill();
    page.answer('q1', 'b');
    await timers.pass(90_000);
    expect(whereIs(page.view.getState(), 'q1')).toBe('here');
    expect(whereIs(page.view.getState(), 'q2')).toBe('nowhere');
    server.restart();
    const back = server.now();
    await timers.pass(60_000);
    const { kept } = page.view.getState();
    expect(whereIs(page.view.getState(), 'q1')).toBe('server');
    expect(page.keptWhen(kept.answers.q1?.seq ?? 0)).toBeGreaterThanOrEqual(back);
    expect(kept.answers.q1?.at).toBeLessThan(back);
    page.draft('q1', 'c');
    expect(whereIs(page.view.getState(), 'q1')).toBe('here');
  });

  it('that is long is told by what changed in it, and the server has the whole', async () => {
    const { server, timers, load } = room();
    const page = await load();
    for (const text of [ESSAY, `${ESSAY}Mẹ`, `${ESSAY}Mẹ dậy sớm.`]) {
      page.draft('q1', text);
      await timers.pass(5_000);
    }
    expect(server.events().map(({ event }) => event.kind)).toEqual(['open', 'answer', 'edit', 'edit']);
    expect(JSON.stringify(server.events().at(-1)).length).toBeLessThan(200);
    expect(responseTo(server.state(), 'q1')).toBe(`${ESSAY}Mẹ dậy sớm.`);
  });

  it('given again without a change writes nothing', async () => {
    const { server, timers, load } = room();
    const page = await load();
    page.answer('q1', 'b');
    page.answer('q1', 'b');
    await timers.pass(500);
    expect(server.events()).toHaveLength(2);
  });

  it('goes over HTTP while the socket is down, and the socket comes back', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(100);
    server.kill();
    server.restart();
    page.answer('q1', 'c');
    await timers.pass(150);
    expect(page.view.getState()).toMatchObject({ unsent: 0, line: 'http' });
    await timers.pass(30_000);
    expect(page.view.getState().line).toBe('socket');
  });

  it('given while nothing works is sent when the server returns', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    server.kill();
    for (let item = 1; item <= 30; item += 1) page.answer(`q${item}`, 'a');
    await timers.pass(120_000);
    expect(page.view.getState()).toMatchObject({ unsent: 30, line: 'down' });
    server.restart();
    await timers.pass(40_000);
    expect(page.view.getState().unsent).toBe(0);
    expect(Object.keys(server.state().answers)).toHaveLength(30);
  });

  it('outlives the page when the server was away', async () => {
    const { server, timers, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    server.kill();
    page.answer('q7', '2,5');
    await timers.pass(1_000);
    crash(page);
    server.restart();
    const again = await load();
    expect(responseTo(again.view.getState().attempt, 'q7')).toBe('2,5');
    await timers.pass(1_000);
    expect(responseTo(server.state(), 'q7')).toBe('2,5');
  });

  it('is sent again where a restored server forgot what it had acknowledged', async () => {
    const { server, timers, load } = room();
    const page = await load();
    for (const item of ['q1', 'q2', 'q3']) page.answer(item, 'a');
    await timers.pass(500);
    server.forget(2);
    page.answer('q4', 'd');
    await timers.pass(5_000);
    expect(answersOf(server.state())).toEqual({ q1: 'a', q2: 'a', q3: 'a', q4: 'd' });
  });
});

describe('typing', () => {
  it('becomes one event when the hand rests', async () => {
    const { server, timers, load } = room();
    const page = await load();
    for (const text of ['-', '-1', '-1,', '-1,5']) {
      page.draft('q20', text);
      await timers.pass(100);
    }
    expect(page.view.getState().drafts).toEqual({ q20: '-1,5' });
    await timers.pass(1_000);
    expect(server.state().answers.q20).toMatchObject({ response: '-1,5', revisions: 1 });
    expect(page.view.getState().drafts).toEqual({});
  });

  it('counts when the paper is handed in at once', async () => {
    const { server, timers, shelf, load } = room();
    const page = await load();
    page.draft('q20', '12');
    page.submit();
    await timers.pass(500);
    expect(responseTo(server.state(), 'q20')).toBe('12');
    expect(server.isSealed()).toBe(true);
    expect(await shelf.eventsOf(server.attempt), 'nothing stays on a shared computer').toEqual([]);
    expect(page.view.getState()).toMatchObject({ sealed: true, unsent: 0 });
  });

  it('of a paper that is handed in keeps its receipt over a reload', async () => {
    const { server, timers, load, crash } = room();
    const page = await load();
    page.submit();
    await timers.pass(500);
    const { receipt } = page.view.getState();
    crash(page);
    const again = await load();
    await timers.pass(500);
    expect(again.view.getState()).toMatchObject({ sealed: true, receipt: { seq: receipt?.seq, hash: receipt?.hash } });
    expect(server.events()).toHaveLength(2);
  });

  it('counts when the page is closed at once', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    page.draft('q20', '12');
    page.leave();
    page.close();
    await timers.pass(500);
    expect(responseTo(server.state(), 'q20')).toBe('12');
  });

  it('counts when the time ends under the hand', async () => {
    const { server, timers, load } = room();
    const page = await load();
    const { clock } = page.view.getState();
    await timers.pass(clock.deadlineAt - server.now() - 100);
    page.draft('q20', '12');
    await timers.pass(3_000);
    expect(page.view.getState().phase).toBe('over');
    expect(responseTo(server.state(), 'q20')).toBe('12');
    page.answer('q1', 'a');
    expect(responseTo(page.view.getState().attempt, 'q1')).toBeNull();
  });
});

describe('a sound that is played a counted number of times', () => {
  const SOUND = 'a'.repeat(64);
  const plays = (page: AttemptStore) => page.view.getState().attempt.plays[SOUND] ?? 0;

  it('is counted by the ledger: neither a reload nor a crash gives another hearing', async () => {
    const { timers, server, load, crash } = room();
    const page = await load();
    await timers.pass(100);
    expect(page.play(SOUND)).toBe(true);
    expect(plays(page)).toBe(1);
    await timers.pass(1_000);
    crash(page);
    const again = await load();
    await timers.pass(1_000);
    expect(plays(again)).toBe(1);
    expect(again.play(SOUND)).toBe(true);
    await timers.pass(1_000);
    expect(server.state().plays).toEqual({ [SOUND]: 2 });
  });

  it('counts a hearing of which the server never heard before the page was gone', async () => {
    const { timers, server, load, crash } = room();
    const page = await load();
    await timers.pass(100);
    server.kill();
    page.play(SOUND);
    await timers.pass(1_000);
    crash(page);
    server.restart();
    const again = await load();
    await timers.pass(1_000);
    expect(server.state().plays).toEqual({ [SOUND]: 1 });
    expect(plays(again)).toBe(1);
  });

  it('counts a hearing of this machine when the paper went on elsewhere meanwhile, and only once', async () => {
    const { server, timers, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    server.kill();
    page.play(SOUND);
    await timers.pass(1_000);
    crash(page);
    server.restart();
    server.takeOver('elsewhere');
    server.appendAs('elsewhere', [{ kind: 'visit', item: 'q2', at: server.now(), seq: server.events().length + 1 }]);
    const again = await load();
    await takeOver(again, timers);
    await timers.pass(1_000);
    expect(server.state().plays).toEqual({ [SOUND]: 1 });
    crash(again);
    await load();
    await timers.pass(1_000);
    expect(server.state().plays).toEqual({ [SOUND]: 1 });
  });

  it('does not begin where nothing can be answered', async () => {
    const { timers, load } = room();
    const page = await load();
    await timers.pass(100);
    page.submit();
    await timers.pass(100);
    expect(page.play(SOUND)).toBe(false);
    expect(plays(page)).toBe(0);
  });
});

describe('after a crash', () => {
  it('the same machine goes on writing, and nothing is lost', async () => {
    const { server, timers, load, crash } = room();
    const page = await load();
    page.answer('q1', 'a');
    await timers.pass(500);
    server.kill();
    page.answer('q2', 'b');
    await timers.pass(1_000);
    crash(page);
    server.restart();
    const again = await load();
    expect(again.view.getState().role).toBe('writer');
    await timers.pass(1_000);
    expect(answersOf(server.state())).toEqual({ q1: 'a', q2: 'b' });
  });

  it('with nothing left to send, the same machine goes on writing as well', async () => {
    const { timers, load, crash } = room();
    const page = await load();
    page.answer('q1', 'a');
    await timers.pass(500);
    crash(page);
    expect((await load()).view.getState().role).toBe('writer');
  });

  it('that took the name of the page with it, the shelf proves whose hand it was', async () => {
    const { server, timers, storage, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    server.kill();
    page.answer('q2', 'b');
    await timers.pass(1_000);
    crash(page);
    storage.clear();
    server.restart();
    const again = await load();
    expect(again.view.getState().role).toBe('writer');
    await timers.pass(1_000);
    expect(answersOf(server.state())).toEqual({ q2: 'b' });
  });

  it('a page beside one that lives only watches', async () => {
    const { server, timers, load } = room();
    const first = await load();
    await timers.pass(500);
    server.kill();
    first.answer('q1', 'a');
    await timers.pass(1_000);
    const second = await load();
    expect(second.view.getState()).toMatchObject({ role: 'watcher', stranded: [] });
    server.restart();
    await timers.pass(30_000);
    expect(first.view.getState()).toMatchObject({ role: 'writer', unsent: 0 });
  });

  it('of a paper that goes on elsewhere, what lies here is named until it is taken over', async () => {
    const { server, timers, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    server.kill();
    page.answer('q1', 'a');
    page.answer('q2', 'b');
    await timers.pass(1_000);
    crash(page);
    server.restart();
    server.takeOver('elsewhere');
    server.appendAs('elsewhere', [
      { kind: 'answer', item: 'q2', response: 'b', at: server.now(), seq: server.events().length + 1 },
    ]);
    const again = await load();
    expect(again.view.getState()).toMatchObject({ role: 'watcher', stranded: [{ item: 'q1', here: 'a' }] });
    await takeOver(again, timers);
    await timers.pass(1_000);
    expect(again.view.getState().stranded).toEqual([]);
    expect(answersOf(server.state())).toEqual({ q1: 'a', q2: 'b' });
  });

  it('of a paper that was sealed meanwhile, what lies here is named and stays', async () => {
    const { server, timers, shelf, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    server.kill();
    page.answer('q1', 'a');
    await timers.pass(1_000);
    crash(page);
    server.restart();
    server.end();
    for (let visit = 0; visit < 2; visit += 1) {
      const again = await load();
      await timers.pass(1_000);
      expect(again.view.getState()).toMatchObject({ sealed: true, stranded: [{ item: 'q1', here: 'a' }] });
      expect(again.view.getState().kept.answers).toEqual({});
      crash(again);
    }
    expect(await shelf.eventsOf(server.attempt)).not.toEqual([]);
  });
});

describe('an answer that the server cannot read', () => {
  const half = '\ud835';
  it('is refused at once, and what follows arrives', async () => {
    const { server, timers, load } = room();
    const page = await load();
    page.answer('q1', half);
    expect(page.view.getState().messages).toMatchObject([{ kind: 'unkept', item: 'q1' }]);
    page.answer('q2', 'b');
    page.submit();
    await timers.pass(1_000);
    expect(page.view.getState().messages).toMatchObject([{ kind: 'unkept', item: 'q1' }]);
    expect(answersOf(server.state())).toEqual({ q2: 'b' });
    expect(server.isSealed()).toBe(true);
  });

  it('and that an older page left on the shelf holds up nothing after a reload', async () => {
    const { server, timers, shelf, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    const head = page.view.getState().receipt;
    const [broken] = chain({ seq: head?.seq ?? 0, hash: head?.hash ?? '' }, [
      { kind: 'answer', item: 'q1', response: half, at: server.now(), seq: (head?.seq ?? 0) + 1 },
    ]);
    if (broken) await shelf.put(server.attempt, [broken]);
    crash(page);
    const again = await load();
    expect(responseTo(again.view.getState().attempt, 'q1')).toBeNull();
    again.answer('q2', 'b');
    await timers.pass(2_000);
    expect(again.view.getState()).toMatchObject({ unsent: 0, messages: [{ kind: 'unkept', item: 'q1' }] });
    expect(answersOf(server.state())).toEqual({ q2: 'b' });
  });

  it('because it is stricter than this page is taken out, and what follows is chained anew', async () => {
    const { server, timers, shelf, load } = room();
    const page = await load();
    await timers.pass(500);
    server.cannotRead('q1');
    page.answer('q2', 'b');
    page.answer('q1', 'a');
    page.answer('q3', 'c');
    page.submit();
    await timers.pass(60_000);
    expect(page.view.getState()).toMatchObject({ unsent: 0, sealed: true, messages: [{ kind: 'unkept', item: 'q1' }] });
    expect(answersOf(server.state())).toEqual({ q2: 'b', q3: 'c' });
    expect(await shelf.eventsOf(server.attempt)).toEqual([]);
  });
});

describe('a machine that keeps nothing', () => {
  it('is said so as soon as a write fails, and no longer when the next one works', async () => {
    let isFull = false;
    const inner = memoryShelf();
    const disk: Shelf = {
      ...inner,
      lasting: true,
      put: (attempt, events) => (isFull ? Promise.reject(new Error('full')) : inner.put(attempt, events)),
    };
    const { timers, load } = room(undefined, disk);
    const page = await load();
    await timers.pass(100);
    expect(page.view.getState().keepsHere).toBe(true);
    isFull = true;
    page.answer('q1', 'a');
    await timers.pass(100);
    expect(page.view.getState().keepsHere).toBe(false);
    isFull = false;
    page.answer('q2', 'a');
    await timers.pass(100);
    expect(page.view.getState().keepsHere).toBe(true);
    const here = (await inner.eventsOf(page.view.getState().receipt?.attempt ?? '')).map(({ event }) => event);
    expect(here, 'what did not fit before is put again').toMatchObject([
      { kind: 'open' },
      { item: 'q1' },
      { item: 'q2' },
    ]);
  });
});

describe('the receipt', () => {
  it('speaks only of what the server acknowledged', async () => {
    const { server, timers, load } = room();
    const page = await load();
    page.answer('q1', 'a');
    await timers.pass(500);
    server.setWeather({ drops: () => true, repeats: () => false, delayMs: () => 5 });
    page.answer('q2', 'b');
    page.submit();
    await timers.pass(500);
    server.end();
    const view = page.view.getState();
    expect(view.sealed).toBe(true);
    expect(answersOf(view.kept)).toEqual({ q1: 'a' });
    expect(view.kept.submittedAt).toBeNull();
    expect(view.stranded).toMatchObject([{ item: 'q2', here: 'b' }]);
  });

  it('of a page that only watched is that of the page that wrote', async () => {
    const { server, timers, load } = room();
    const first = await load();
    const second = await load();
    first.answer('q1', 'a');
    await timers.pass(500);
    server.end();
    await timers.pass(500);
    expect(answersOf(second.view.getState().kept)).toEqual({ q1: 'a' });
    expect(second.view.getState().receipt?.hash).toBe(first.view.getState().receipt?.hash);
  });
});

describe('the words of the invigilator', () => {
  it('that were written while the line was down are shown when it is back, once', async () => {
    const { server, timers, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    server.write('m1', 'Câu 3 sửa đề');
    server.kill();
    server.write('m2', 'Còn 15 phút');
    server.restart();
    await timers.pass(60_000);
    expect(page.view.getState().messages).toMatchObject([{ id: 'm1' }, { id: 'm2', text: 'Còn 15 phút' }]);
    page.dismiss('m1');
    crash(page);
    const again = await load();
    expect(again.view.getState().messages).toMatchObject([{ id: 'm2' }]);
  });

  it('count the times at which an accommodation changed', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    for (const times of [1, 2]) {
      server.say({ type: 'pageLock' });
      expect(page.view.getState().lockNews).toBe(times);
    }
  });

  it('raise the hand over HTTP where no socket comes through, and again until the server knows', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    server.forbidSockets();
    server.setWeather({ drops: () => true, repeats: () => false, delayMs: () => 5 });
    page.raiseHand(true, 'machine');
    expect(page.view.getState().handUp).toBe(true);
    await timers.pass(12_000);
    expect(server.hand()).toEqual({ up: false, why: null });
    server.setWeather({ drops: () => false, repeats: () => false, delayMs: () => 5 });
    await timers.pass(12_000);
    expect(server.hand()).toEqual({ up: true, why: 'machine' });
    page.raiseHand(false);
    await timers.pass(1_000);
    expect(server.hand().up).toBe(false);
    expect(page.view.getState().handUp).toBe(false);
  });

  it('find the raised hand raised after a reload', async () => {
    const { timers, load, crash } = room();
    const page = await load();
    await timers.pass(500);
    page.raiseHand(true);
    await timers.pass(500);
    crash(page);
    expect((await load()).view.getState().handUp).toBe(true);
  });
});

it('a pause counts although the server’s clock was set back before it', async () => {
  const { server, timers, load } = room();
  const page = await load();
  await timers.pass(60_000);
  server.setBack(30_000);
  server.pause();
  expect(page.view.getState().phase).toBe('paused');
});

describe('a second page', () => {
  it('watches until it takes over, and then the first one watches', async () => {
    const { server, timers, load } = room();
    const first = await load();
    await timers.pass(500);
    const second = await load();
    expect(second.view.getState().role).toBe('watcher');
    second.answer('q1', 'a');
    expect(second.view.getState().unsent).toBe(0);
    await takeOver(second, timers);
    expect(second.view.getState().role).toBe('writer');
    expect(first.view.getState().role).toBe('watcher');
    second.answer('q1', 'a');
    await timers.pass(500);
    expect(responseTo(server.state(), 'q1')).toBe('a');
  });

  it('says whether another page of this machine writes, or another machine, and since when', async () => {
    const { server, timers, load } = room();
    const first = await load();
    await timers.pass(500);
    const second = await load();
    expect(second.view.getState().lease).toEqual({ isHere: true, since: 1_790_000_000_000 });
    server.takeOver('elsewhere', 'machine-elsewhere');
    await timers.pass(500);
    expect(first.view.getState()).toMatchObject({
      role: 'watcher',
      lease: { isHere: false, since: server.now() - 500 },
    });
  });

  it('that needs the unlock goes on asking, and writes as soon as the invigilator unlocks', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    server.takeOver('elsewhere', 'machine-elsewhere');
    server.lockLease();
    await takeOver(page, timers);
    expect(page.view.getState()).toMatchObject({ role: 'watcher', asksToWrite: true });
    server.kill();
    await timers.pass(60_000);
    server.restart();
    await timers.pass(60_000);
    expect(page.view.getState()).toMatchObject({ role: 'watcher', asksToWrite: true });
    server.unlock();
    await timers.pass(1_000);
    expect(page.view.getState()).toMatchObject({ role: 'writer', asksToWrite: false, lease: null });
    page.answer('q1', 'a');
    await timers.pass(500);
    expect(responseTo(server.state(), 'q1')).toBe('a');
  });

  it('that waits for the unlock hears of it by its own asking where no socket comes through', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    server.forbidSockets();
    server.takeOver('elsewhere', 'machine-elsewhere');
    server.lockLease();
    await takeOver(page, timers);
    server.unlock();
    await timers.pass(16_000);
    expect(page.view.getState()).toMatchObject({ role: 'writer', asksToWrite: false });
  });

  it('that waits for an unlock which never comes stops asking after ten minutes', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    server.takeOver('elsewhere', 'machine-elsewhere');
    server.lockLease();
    await takeOver(page, timers);
    await timers.pass(9 * 60_000);
    expect(page.view.getState().asksToWrite).toBe(true);
    await timers.pass(90_000);
    expect(page.view.getState()).toMatchObject({ role: 'watcher', asksToWrite: false });
  });

  it('that lost the lease is not put back to watching by an opening it asked for before it took the lease again', async () => {
    const { server, timers, load } = room();
    const page = await load();
    await timers.pass(500);
    // The answer to who writes now is long on the way, and is overtaken by the answer to the taking over.
    let delay = 5_000;
    server.setWeather({ drops: () => false, repeats: () => false, delayMs: () => delay });
    server.takeOver('elsewhere', 'machine-elsewhere');
    delay = 10;
    await takeOver(page, timers);
    expect(page.view.getState().role).toBe('writer');
    await timers.pass(20_000);
    expect(page.view.getState().role).toBe('writer');
  });

  it('does not undo a later answer with what the first one never sent, and says so', async () => {
    const { server, timers, load } = room();
    const first = await load();
    await timers.pass(500);
    server.kill();
    first.answer('q5', 'b');
    first.answer('q6', 'b');
    await timers.pass(2_000);
    server.restart();
    server.takeOver('elsewhere');
    server.appendAs('elsewhere', [
      { kind: 'answer', item: 'q5', response: 'c', at: server.now(), seq: server.events().length + 1 },
    ]);
    await timers.pass(60_000);
    expect(first.view.getState().role).toBe('watcher');
    await takeOver(first, timers);
    await timers.pass(1_000);
    expect(answersOf(server.state())).toEqual({ q5: 'c', q6: 'b' });
    expect(first.view.getState().conflicts).toMatchObject([{ item: 'q5', here: 'b' }]);
  });
});

it('extra time moves the end and is told', async () => {
  const { server, timers, load } = room();
  const page = await load();
  await timers.pass(500);
  const before = page.view.getState().clock.deadlineAt;
  server.addTime(300);
  expect(page.view.getState().clock.deadlineAt).toBe(before + 300_000);
  expect(page.view.getState().messages).toMatchObject([{ kind: 'extraTime', seconds: 300 }]);
});

describe('a long text that was changed while the paper went on elsewhere', () => {
  async function changedApart() {
    const made = room();
    const { server, timers, load } = made;
    const page = await load();
    page.draft('q1', ESSAY);
    page.draft('q2', ESSAY);
    await timers.pass(20_000);
    server.kill();
    page.draft('q1', `${ESSAY}Mẹ`);
    await timers.pass(5_000);
    page.visit('q2');
    page.draft('q1', `${ESSAY}Mẹ dậy sớm.`);
    page.draft('q2', `Đêm. ${ESSAY}`);
    await timers.pass(20_000);
    server.restart();
    server.takeOver('elsewhere');
    return { ...made, page };
  }

  it('is brought in whole where nobody else wrote it', async () => {
    const { server, timers, page } = await changedApart();
    server.appendAs('elsewhere', [
      { kind: 'answer', item: 'q3', response: 'c', at: server.now(), seq: server.events().length + 1 },
    ]);
    await timers.pass(60_000);
    await takeOver(page, timers);
    await timers.pass(1_000);
    expect(answersOf(server.state())).toEqual({ q1: `${ESSAY}Mẹ dậy sớm.`, q2: `Đêm. ${ESSAY}`, q3: 'c' });
  });

  it('is shown whole where somebody else wrote it later, also after a reload', async () => {
    const { server, timers, page, crash, load } = await changedApart();
    await timers.pass(60_000);
    server.appendAs('elsewhere', [
      { kind: 'answer', item: 'q1', response: 'khác', at: server.now(), seq: server.events().length + 1 },
    ]);
    await timers.pass(1_000);
    await takeOver(page, timers);
    await timers.pass(1_000);
    const conflict = { item: 'q1', here: `${ESSAY}Mẹ dậy sớm.` };
    expect(answersOf(server.state())).toEqual({ q1: 'khác', q2: `Đêm. ${ESSAY}` });
    expect(page.view.getState().conflicts).toMatchObject([conflict]);
    crash(page);
    const again = await load();
    expect(again.view.getState().conflicts).toMatchObject([conflict]);
  });
});

describe('whatever the line, the pages and the server do', () => {
  const item = fc.integer({ min: 1, max: 6 }).map((n) => `q${n}`);
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('answer' as const), item, response: fc.constantFrom('a', 'b', 'c', 'd') }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('draft' as const), item, response: fc.constantFrom('1', '1,', '1,5') }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('draft' as const),
        item: fc.constantFrom('q7', 'q8'),
        response: fc.tuple(fc.nat(ESSAY.length), fc.constantFrom('', ' núi', ESSAY)).map(spliced),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('flag' as const), item, on: fc.boolean() }) },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(10, 100, 700, 5_000, 20_000) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), gently: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('kill' as const, 'restart' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('takeOverElsewhere' as const, 'answerElsewhere' as const) }),
    },
  );

  it('every acknowledged event is in the ledger, and both sides end up with the same answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.record({ drop: fc.constantFrom(0, 0.1, 0.4), repeat: fc.constantFrom(0, 0.3), seed: fc.integer() }),
        async (steps, { drop, repeat, seed }) => {
          const random = mulberry(seed);
          const { server, timers, load, crash } = room(random);
          const storm: Weather = {
            drops: () => random() < drop,
            repeats: () => random() < repeat,
            delayMs: () => Math.floor(random() ** 4 * 3_000),
          };
          server.setWeather(storm);
          let page = await load();
          const mine: Record<string, string> = {};
          for (const act of steps) {
            const writes = page.view.getState().role === 'writer';
            if (act.do === 'answer') page.answer(act.item, act.response);
            if (act.do === 'draft') page.draft(act.item, act.response);
            if ((act.do === 'answer' || act.do === 'draft') && writes) mine[act.item] = act.response;
            if (act.do === 'flag') page.flag(act.item, act.on);
            if (act.do === 'pass') await timers.pass(act.ms);
            if (act.do === 'kill') server.kill();
            if (act.do === 'restart') server.restart();
            if (act.do === 'takeOverElsewhere') server.takeOver('elsewhere');
            if (act.do === 'answerElsewhere') {
              const event = { kind: 'answer', item: 'q9', response: 'z', at: server.now() } as const;
              const outcome = server.appendAs('elsewhere', [{ ...event, seq: server.events().length + 1 }]);
              if (outcome.type === 'kept') mine.q9 = 'z';
            }
            if (act.do === 'reload') {
              if (act.gently) page.leave();
              else page.flush();
              crash(page);
              page = await load();
            }
          }
          // The storm ends.
          page.flush();
          server.restart();
          server.setWeather({ drops: () => false, repeats: () => false, delayMs: () => 20 });
          await timers.pass(120_000);
          if (page.view.getState().role === 'watcher') {
            await takeOver(page, timers);
            await timers.pass(60_000);
          }

          expect(page.view.getState()).toMatchObject({ role: 'writer', unsent: 0, line: 'socket' });
          for (const receipt of server.receipts)
            expect(server.events()[receipt.seq - 1]?.hash, 'an acknowledged event is gone').toBe(receipt.hash);
          expect(answersOf(server.state())).toEqual(answersOf(page.view.getState().attempt));
          expect(server.state().flagged).toEqual(page.view.getState().attempt.flagged);
          expect(answersOf(server.state())).toEqual(mine);
          page.close();
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

function spliced([at, word]: [number, string]): string {
  return ESSAY.slice(0, at) + word + ESSAY.slice(at);
}

/** A small seeded generator: the weather of a failing case can be lived again. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

import { describe, expect, it } from 'vitest';
import { nameOfMeasured } from './not-measured/names.ts';
import { saysNotMeasured } from './not-measured/not-measured.ts';
import { measuredBy, observePage, PAGE_SIGNALS } from './observers.ts';
import { isForeign } from './page-injected/is-foreign.ts';
import { parsePayload, type SignalName, signalOf } from './registry.ts';
import { HIDDEN_FIELD } from './scripted-input/observe.ts';
import type { Told } from './signal.ts';
import { eventWith, testPage } from './testing.ts';
import { type MouseClick, pointerScore } from './unnatural-pointer/pointer-score.ts';

type World = ReturnType<typeof testPage>;

function observed(change: (world: World) => void = () => {}, relaxed: readonly string[] = []) {
  const told: { kind: SignalName; told: Told }[] = [];
  const world = testPage();
  change(world);
  const { relax } = observePage(world.page, (kind, one) => told.push({ kind, told: one }), relaxed);
  return { ...world, told, relax, kinds: () => told.map((one) => one.kind) };
}

const button = { getBoundingClientRect: () => ({ left: 100, top: 200, width: 80, height: 40 }) };
type Seen = ReturnType<typeof observed>;
const clickAt = ({ byHand }: Seen, x: number, y: number, fields: Record<string, unknown> = {}) =>
  byHand('click', { pointerType: 'mouse', detail: 1, clientX: x, clientY: y, target: button, ...fields });
const moveTo = ({ byHand }: Seen, steps: number) => {
  for (let step = 0; step < steps; step += 1) byHand('pointermove', { pointerType: 'mouse' });
};

describe('input by a program', () => {
  it('is told of a driven browser at once', () => {
    const { told } = observed(({ window }) => {
      window.navigator.webdriver = true;
    });
    expect(told).toMatchObject([{ kind: 'scriptedInput', told: { payload: { by: 'webdriver' } } }]);
  });

  it('is told of a click that no hand made, once a minute', () => {
    const { document, clock, told } = observed();
    for (let click = 0; click < 5; click += 1) document.dispatchEvent(new Event('click'));
    expect(told.map((one) => one.told.payload)).toEqual([{ by: 'untrustedClick' }]);
    clock.pass(60_000);
    document.dispatchEvent(new Event('click'));
    expect(told).toHaveLength(2);
  });

  it('is not told of the click with which a label or a form answers a hand', () => {
    const { document, byHand, clock, kinds } = observed();
    byHand('pointerdown');
    document.dispatchEvent(new Event('click'));
    clock.pass(5_000);
    byHand('keydown', { key: ' ' });
    document.dispatchEvent(new Event('click'));
    expect(kinds()).toEqual([]);
  });

  it('is told of the field that only a program finds', () => {
    const { document, told } = observed();
    const field = Object.assign(new EventTarget(), { hasAttribute: (name: string) => name === HIDDEN_FIELD });
    document.dispatchEvent(eventWith('input', {}));
    const hidden = eventWith('input', {});
    Object.defineProperty(hidden, 'target', { value: field });
    document.dispatchEvent(hidden);
    expect(told.map((one) => one.told.payload)).toEqual([{ by: 'hiddenField' }]);
  });
});

describe('who types Vietnamese', () => {
  /** "nghiêng" by Telex, with what UniKey sends for it: a letter back, the composed one in its place. */
  const unikey = ['n', 'g', 'h', 'i', 'e', 'e', 'Backspace', 'Backspace', 'ê', 'n', 'g'];

  it('is not noted by UniKey, which sends backspaces and letters faster than any hand', () => {
    const { byHand, document, clock, kinds } = observed();
    for (let word = 0; word < 40; word += 1) {
      for (const key of unikey) {
        byHand('keydown', { key });
        byHand('input', { inputType: key === 'Backspace' ? 'deleteContentBackward' : 'insertText', data: key });
        byHand('keyup', { key });
        clock.pass(1);
      }
    }
    document.dispatchEvent(eventWith('paste', { clipboardData: { getData: () => 'nghiêng' } }));
    expect(kinds()).toEqual([]);
  });

  it('is not noted by an input method that composes, nor by an extension that writes with events of its own', () => {
    const { document, byHand, clock, kinds } = observed();
    for (let word = 0; word < 20; word += 1) {
      byHand('keydown', { key: 'Process', isComposing: true });
      for (const type of ['compositionstart', 'compositionupdate', 'compositionend', 'beforeinput', 'input', 'keydown'])
        document.dispatchEvent(eventWith(type, { inputType: 'insertCompositionText', data: 'ường' }));
      clock.pass(300);
    }
    expect(kinds()).toEqual([]);
  });

  it('may lose the focus to its candidate window for a moment', () => {
    const { document, window, clock, kinds } = observed();
    for (let word = 0; word < 5; word += 1) {
      document.focused = false;
      window.dispatchEvent(new Event('blur'));
      clock.pass(900);
      document.focused = true;
      window.dispatchEvent(new Event('focus'));
      clock.pass(2_000);
    }
    expect(kinds()).toEqual([]);
  });
});

describe('a pointer unlike a hand', () => {
  it('is told when it jumps to the middle of one thing after another, at one beat', () => {
    const world = observed();
    for (let click = 0; click < 8; click += 1) {
      clickAt(
        world,
        click % 2 ? 140 : 500,
        click % 2 ? 220 : 520,
        click % 2 ? {} : { target: { getBoundingClientRect: () => ({ left: 480, top: 500, width: 40, height: 40 }) } },
      );
      world.clock.pass(1_000);
    }
    expect(world.told).toMatchObject([{ kind: 'unnaturalPointer', told: { payload: { clicks: 8, score: 100 } } }]);
  });

  it('is not told of a hand, however precise and even', () => {
    const world = observed();
    for (let click = 0; click < 40; click += 1) {
      moveTo(world, 3);
      clickAt(world, click % 2 ? 140 : 600, 220);
      world.clock.pass(1_000);
    }
    expect(world.kinds()).toEqual([]);
  });

  it.each([
    ['a finger', { pointerType: 'touch' }],
    ['a pen', { pointerType: 'pen' }],
    ['the keyboard', { detail: 0 }],
    ['voice control, whose clicks are like those of keys', { detail: 0, pointerType: '' }],
  ])('says nothing of %s', (_, fields) => {
    const world = observed();
    for (let click = 0; click < 40; click += 1) {
      clickAt(world, click % 2 ? 140 : 600, 220, fields);
      world.clock.pass(1_000);
    }
    expect(world.kinds()).toEqual([]);
  });

  it('says nothing of clicks on one spot, as on "next"', () => {
    const world = observed();
    for (let click = 0; click < 40; click += 1) {
      clickAt(world, 140, 220);
      world.clock.pass(1_000);
    }
    expect(world.kinds()).toEqual([]);
  });

  const clicks = (count: number, of: (index: number) => Partial<MouseClick>): MouseClick[] =>
    Array.from({ length: count }, (_, index) => ({ at: index * 1_000, moves: 5, isCentred: false, ...of(index) }));
  it.each([
    ['too few clicks', clicks(7, () => ({ moves: 0, isCentred: true })), null],
    ['jumps only', clicks(8, (index) => ({ moves: 0, at: index ** 2 * 700 })), 50],
    ['an even hand', clicks(8, () => ({})), 20],
    ['a hand', clicks(8, (index) => ({ at: index ** 2 * 700 })), 0],
    ['jumps into the middle', clicks(8, (index) => ({ moves: 0, isCentred: true, at: index ** 2 * 700 })), 80],
  ])('%s score as they should', (_, of, score) => {
    expect(pointerScore(of)).toBe(score);
  });
});

describe('extensions in the page', () => {
  const own = 'https://thi.test';
  it.each([
    ['script', 'chrome-extension://abc/x.js', true],
    ['link', 'moz-extension://abc/x.css', true],
    ['iframe', 'https://ads.example/x', true],
    ['script', 'https://elsewhere.example/x.js', true],
    ['grammarly-desktop-integration', null, true],
    ['script', '/assets/thi-abc.js', false],
    ['script', 'https://thi.test/assets/x.js', false],
    ['script', null, false],
    ['math-field', null, false],
    ['div', null, false],
    ['style', null, false],
    ['iframe', 'about:blank', false],
  ])('<%s> from %s is foreign: %s', (tag, source, foreign) => {
    expect(isForeign({ tag, source }, own)).toBe(foreign);
  });

  it('are told by kind once, those that were there and those that come', () => {
    const { told, comeIn } = observed(({ document }) => {
      document.body.children.push({ tagName: 'DIV' }, { tagName: 'DEEPL-INPUT', src: '' });
    });
    comeIn({ nodeType: 3 }, { tagName: 'DEEPL-INPUT' }, { tagName: 'SCRIPT', src: 'chrome-extension://abc/x.js' });
    comeIn({ tagName: 'SCRIPT', src: 'chrome-extension://abc/y.js' });
    expect(told.map((one) => one.told.payload)).toEqual([{ what: 'deepl-input' }, { what: 'script' }]);
  });

  it('are found in the open shadow of a plain element too, whenever they come into it', () => {
    const shadowRoot = { children: [{ tagName: 'STYLE' }, { tagName: 'SIDE-PANEL' }] };
    const { told, comeIn } = observed(({ document }) => {
      document.body.children.push({ tagName: 'DIV', shadowRoot }, { tagName: 'DIV', shadowRoot: null });
    });
    comeIn({ tagName: 'IFRAME', src: 'chrome-extension://abc/chat.html' });
    expect(told.map((one) => one.told.payload)).toEqual([{ what: 'side-panel' }, { what: 'iframe' }]);
  });
});

describe('a panel in the window', () => {
  const full = ({ document }: World) => {
    document.fullscreenElement = {};
  };
  it('is told when it stays, in full screen', () => {
    const { window, clock, told } = observed(full);
    window.innerWidth = 900;
    clock.pass(10_000);
    window.innerWidth = 1366;
    clock.pass(2_000);
    expect(told).toMatchObject([
      { kind: 'devtoolsHint', told: { endedAt: null, payload: { side: 'right' } } },
      { kind: 'devtoolsHint', told: { payload: { side: 'right' } } },
    ]);
  });

  it('is not told of zoom, which takes from both sides alike', () => {
    const { window, clock, kinds } = observed(full);
    window.innerWidth = 1366 / 2;
    window.innerHeight = 768 / 2;
    clock.pass(60_000);
    expect(kinds()).toEqual([]);
  });

  it('is not looked for outside of full screen', () => {
    const { window, clock, kinds } = observed();
    window.innerHeight = 400;
    clock.pass(60_000);
    expect(kinds()).toEqual([]);
  });
});

describe('dragging', () => {
  it('tells a long text of the paper and never the own words', () => {
    const { document, told } = observed();
    document.selected = 'Cho hàm số y = f(x) có đồ thị như hình vẽ';
    document.dispatchEvent(new Event('dragstart'));
    const own = new Event('dragstart');
    Object.defineProperty(own, 'target', { value: { tagName: 'TEXTAREA' } });
    document.dispatchEvent(own);
    document.selected = 'hàm số';
    document.dispatchEvent(new Event('dragstart'));
    expect(told).toMatchObject([{ kind: 'draggedOut', told: { payload: { characters: 41 } } }]);
    expect(JSON.stringify(told)).not.toContain('hàm');
  });
});

describe('what cannot be measured', () => {
  it('is unknown in a browser that lacks it, and is said so once', () => {
    const { told, page } = observed(({ document, screen, window }) => {
      document.fullscreenEnabled = false;
      screen.isExtended = undefined;
      window.hasMouse = false;
      window.MutationObserver = undefined;
    });
    expect(told).toMatchObject([
      {
        kind: 'notMeasured',
        told: {
          payload: {
            why: 'browser',
            signals: ['fullscreenLeft', 'unnaturalPointer', 'pageInjected', 'devtoolsHint', 'secondScreen'],
          },
        },
      },
    ]);
    expect(measuredBy(page, [])).toMatchObject({ secondScreen: 'unknown', tabHidden: 'measured' });
  });

  it('is unknown where only a part of it is absent: keys of this system, a lock of this browser', () => {
    const { told, page } = observed(({ window }) => {
      window.navigator.platform = 'MacIntel';
      window.navigator.keyboard = undefined;
    });
    const signals = ['keyboardLock', 'printScreen'];
    expect(told).toMatchObject([{ kind: 'notMeasured', told: { payload: { why: 'browser', signals } } }]);
    expect(measuredBy(page, [])).toMatchObject({
      keyboardLock: 'unknown',
      printScreen: 'unknown',
      printAttempt: 'measured',
    });
  });

  it('is said where the exam itself does without it', () => {
    const { told } = observed(({ hold }) => Object.assign(hold, { hidesField: false, locksKeyboard: false }));
    const signals = ['keyboardLock', 'hiddenField'];
    expect(told).toMatchObject([{ kind: 'notMeasured', told: { payload: { why: 'exam', signals } } }]);
  });

  it('is named one by one to who reads the report', () => {
    const names = ['keyboardLock', 'secondScreen', 'somethingNew'].map(nameOfMeasured);
    expect(saysNotMeasured('browser', names)).toEqual({
      vi: 'Trình duyệt này không cho biết “khóa phím rời trang”, “có màn hình thứ hai”, “somethingnew”; không có nghĩa là không xảy ra.',
      en: 'This browser cannot tell “lock of keys that lead out”, “second display”, “somethingnew”; that does not mean they did not happen.',
    });
  });

  it.each(PAGE_SIGNALS)('%s is left out where an accommodation relaxes it, alone, and the report says so', (name) => {
    const { told, page } = observed(undefined, [name]);
    expect(told).toMatchObject([{ kind: 'notMeasured', told: { payload: { why: 'accommodation', signals: [name] } } }]);
    const others = Object.entries(measuredBy(page, [name])).filter(([other]) => other !== name);
    expect(new Set(others.map(([, state]) => state))).toEqual(new Set(['measured']));
  });

  it('hears nothing of a signal that is relaxed', () => {
    const { document, window, clock, kinds } = observed(undefined, ['focusLost', 'pasted']);
    document.focused = false;
    window.dispatchEvent(new Event('blur'));
    clock.pass(60_000);
    document.dispatchEvent(eventWith('paste', { clipboardData: { getData: () => 'một câu trả lời rất dài' } }));
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    clock.pass(5_000);
    expect(kinds()).toEqual(['notMeasured', 'tabHidden']);
  });

  it('is left out from the moment of an accommodation, measured again when it is taken back, and leaves the others be', () => {
    const { document, relax, window, clock, told, kinds } = observed();
    document.focused = false;
    window.dispatchEvent(new Event('blur'));
    document.visibilityState = 'visible';
    clock.pass(5_000);
    relax(['focusLost']);
    expect(told.map(({ kind, told: { endedAt } }) => [kind, endedAt])).toEqual([
      ['focusLost', null],
      ['notMeasured', clock.now()],
      ['focusLost', clock.now()],
    ]);
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    clock.pass(60_000);
    relax(['focusLost', 'pasted']);
    expect(kinds().slice(3)).toEqual(['tabHidden', 'notMeasured']);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    relax([]);
    clock.pass(5_000);
    expect(kinds().slice(5)).toEqual(['tabHidden', 'focusLost']);
  });

  it('has a payload of its own that the server reads', () => {
    const payload = { why: 'browser', signals: ['secondScreen'] };
    expect(parsePayload('notMeasured', payload)).toEqual({ name: 'notMeasured', payload });
    expect(signalOf('notMeasured').weight.logOdds).toBe(0);
    expect(signalOf('screenNotShared').weight.logOdds).toBe(0);
  });
});

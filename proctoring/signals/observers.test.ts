import { describe, expect, it } from 'vitest';
import { observePage } from './observers.ts';
import type { SignalName } from './registry.ts';
import type { Told } from './signal.ts';
import { eventWith, testPage } from './testing.ts';

function observed() {
  const told: { kind: SignalName; told: Told }[] = [];
  const world = testPage();
  const { stop } = observePage(world.page, (kind, one) => told.push({ kind, told: one }));
  return { ...world, told, stop, kinds: () => told.map((one) => one.kind) };
}

const pasteOf = (text: string, fields: Record<string, unknown> = {}) =>
  eventWith('paste', { clipboardData: { getData: () => text }, ...fields });

describe('focus lost', () => {
  it('says nothing of the moment in which an input method shows its window', () => {
    const { document, window, clock, kinds } = observed();
    document.focused = false;
    window.dispatchEvent(new Event('blur'));
    clock.pass(1_200);
    document.focused = true;
    window.dispatchEvent(new Event('focus'));
    clock.pass(10_000);
    expect(kinds()).toEqual([]);
  });

  it('tells a longer loss when it begins to count and once more when it is over', () => {
    const { document, window, clock, told } = observed();
    const startedAt = clock.now();
    document.focused = false;
    window.dispatchEvent(new Event('blur'));
    clock.pass(9_500);
    document.focused = true;
    window.dispatchEvent(new Event('focus'));
    expect(told.map((one) => one.told)).toEqual([
      { startedAt, endedAt: null, payload: {} },
      { startedAt, endedAt: startedAt + 9_500, payload: {} },
    ]);
  });

  it('is not told beside a hidden page, which is its own signal', () => {
    const { document, clock, kinds } = observed();
    document.visibilityState = 'hidden';
    document.focused = false;
    document.dispatchEvent(new Event('visibilitychange'));
    clock.pass(5_000);
    expect(kinds()).toEqual(['tabHidden']);
  });
});

describe('fullscreen', () => {
  it('is not missed from who never had it', () => {
    const { document, clock, kinds } = observed();
    document.dispatchEvent(new Event('fullscreenchange'));
    clock.pass(60_000);
    expect(kinds()).toEqual([]);
  });

  it('may be left for the grace that a dialog takes', () => {
    const { document, clock, kinds } = observed();
    document.fullscreenElement = {};
    document.dispatchEvent(new Event('fullscreenchange'));
    document.fullscreenElement = null;
    document.dispatchEvent(new Event('fullscreenchange'));
    clock.pass(4_000);
    expect(kinds()).toEqual([]);
    clock.pass(2_000);
    expect(kinds()).toEqual(['fullscreenLeft']);
  });
});

describe('paste', () => {
  it.each(['nghiêng', 'trường', 'Việt', 'ệ'])('takes "%s" put in by UniKey through the clipboard as typing', (word) => {
    const { document, kinds } = observed();
    document.dispatchEvent(pasteOf(word));
    document.dispatchEvent(pasteOf(word.normalize('NFD')));
    expect(kinds()).toEqual([]);
  });

  it('says nothing while Vietnamese is composed', () => {
    const { document, kinds } = observed();
    for (const type of ['compositionstart', 'compositionupdate', 'compositionend', 'beforeinput', 'input'])
      document.dispatchEvent(eventWith(type, { inputType: 'insertCompositionText', data: 'tiếng Việt rất đẹp' }));
    expect(kinds()).toEqual([]);
  });

  it('lets a candidate move her own words and words of the paper', () => {
    const { document, kinds } = observed();
    document.selected = 'một đoạn em vừa viết xong';
    document.dispatchEvent(new Event('copy'));
    document.dispatchEvent(pasteOf('một đoạn  em vừa viết xong\r\n'.normalize('NFD')));
    expect(kinds()).not.toContain('pasted');
  });

  it('lets her move words that stand in a field, of which Firefox says nothing in the selection of the page', () => {
    const { document, byHand, kinds } = observed();
    const value = 'Một đoạn em vừa viết xong, và đoạn sau.';
    const target = { tagName: 'TEXTAREA', value, selectionStart: 0, selectionEnd: 25 };
    byHand('copy', { target });
    document.dispatchEvent(pasteOf(value.slice(0, 25)));
    byHand('dragstart', { target: { ...target, selectionStart: 27, selectionEnd: value.length } });
    document.dispatchEvent(eventWith('drop', { dataTransfer: { getData: () => value.slice(27) } }));
    expect(kinds()).toEqual([]);
    document.dispatchEvent(pasteOf(value));
    expect(kinds()).toEqual(['pasted']);
  });

  it('tells text from elsewhere by its length and keeps none of it', () => {
    const { document, told } = observed();
    document.dispatchEvent(pasteOf('Đáp án câu 3 là 12,5'));
    expect(told).toMatchObject([{ kind: 'pasted', told: { payload: { characters: 20 } } }]);
    expect(JSON.stringify(told)).not.toContain('12,5');
  });

  it('hears a dropped text too', () => {
    const { document, kinds } = observed();
    document.dispatchEvent(eventWith('drop', { dataTransfer: { getData: () => 'một câu trả lời dài' } }));
    expect(kinds()).toEqual(['pasted']);
  });
});

describe('the other page signals', () => {
  it('tells a long copy of the paper and not one word of it', () => {
    const { document, kinds } = observed();
    document.selected = 'mệnh đề';
    document.dispatchEvent(new Event('copy'));
    document.selected = 'Cho hàm số y = f(x) có đồ thị như hình vẽ';
    document.dispatchEvent(new Event('copy'));
    expect(kinds()).toEqual(['copied']);
  });

  it('tells printing and the Print Screen key', () => {
    const { document, window, told } = observed();
    window.dispatchEvent(new Event('beforeprint'));
    document.dispatchEvent(eventWith('keyup', { key: 'PrintScreen' }));
    document.dispatchEvent(eventWith('keyup', { key: 'a' }));
    expect(told.map((one) => one.told.payload)).toEqual([{ by: 'print' }, { by: 'printScreen' }]);
  });

  it('tells a second display once it stays', () => {
    const { screen, clock, kinds } = observed();
    screen.isExtended = true;
    screen.dispatchEvent(new Event('change'));
    clock.pass(4_000);
    expect(kinds()).toEqual(['secondScreen']);
  });

  it('keeps quiet about displays in a browser that does not know', () => {
    const world = testPage();
    world.screen.isExtended = undefined;
    const kinds: SignalName[] = [];
    observePage(world.page, (kind) => kinds.push(kind));
    world.screen.dispatchEvent(new Event('change'));
    world.clock.pass(10_000);
    expect(kinds).not.toContain('secondScreen');
  });

  it('tells a gap of the network', () => {
    const { window, clock, kinds } = observed();
    window.dispatchEvent(new Event('offline'));
    clock.pass(6_000);
    window.dispatchEvent(new Event('online'));
    expect(kinds()).toEqual(['networkGap', 'networkGap']);
  });

  it('hears nothing more after it was stopped, and closes what was going on', () => {
    const { document, clock, told, stop } = observed();
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    clock.pass(3_000);
    stop();
    expect(told.at(-1)?.told.endedAt).toBe(clock.now());
    document.dispatchEvent(pasteOf('một câu trả lời dài'));
    clock.pass(60_000);
    expect(told.map((one) => one.kind)).toEqual(['tabHidden', 'tabHidden']);
  });
});

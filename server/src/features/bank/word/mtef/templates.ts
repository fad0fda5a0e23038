import type { Form } from './nodes.ts';

const FENCES: readonly (readonly [string, string])[] = [
  ['⟨', '⟩'],
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
  ['|', '|'],
  ['‖', '‖'],
  ['⌊', '⌋'],
  ['⌈', '⌉'],
  ['⟦', '⟧'],
];
const INTERVAL = ['(', ')', '[', ']'];
const INTEGRALS = ['\\int', '\\int', '\\iint', '\\iiint'];
const LOOPS = ['\\oint', '\\oint', '\\oiint', '\\oiiint'];
const OPERATORS: Readonly<Record<number, string>> = {
  16: '\\sum',
  17: '\\prod',
  18: '\\coprod',
  19: '\\bigcup',
  20: '\\bigcap',
};

/** A template of MTEF 5 (MathType 4 and later) by its selector and variation; null for one that has no LaTeX. */
export function formOf5(selector: number, variation: number): Form | null {
  const has = (bit: number) => (variation & bit) !== 0;
  const fence = FENCES[selector];
  if (fence) return { name: 'fence', open: has(1) ? fence[0] : '', close: has(2) ? fence[1] : '' };
  switch (selector) {
    case 9:
      return { name: 'fence', open: INTERVAL[variation & 3] ?? '', close: INTERVAL[(variation >> 4) & 3] ?? '' };
    case 10:
      return { name: 'root' };
    case 11:
      return { name: has(2) ? 'slash' : 'fraction' };
    case 12:
    case 13:
      return { name: 'bar', over: selector === 13 };
    case 14:
      return { name: 'arrow', command: arrow(has(0x10), has(0x20), has(1), has(2)) };
    case 15: {
      const loops = has(4) || has(8);
      const command = (loops ? LOOPS : INTEGRALS)[variation & 3] ?? '\\int';
      return { name: 'operator', command, beside: !has(0x40) };
    }
    case 16:
    case 17:
    case 18:
    case 19:
    case 20:
      return { name: 'operator', command: OPERATORS[selector] ?? '\\sum', beside: !has(0x40) };
    case 21:
    case 22:
      return { name: 'operator', command: '', beside: selector === 21 };
    case 23:
      return { name: 'limit' };
    case 24:
      return { name: 'brace', over: has(1) };
    case 26:
      return { name: 'division' };
    case 27:
    case 28:
    case 29:
      return { name: has(1) ? 'prescript' : 'script' };
    case 30:
      return { name: 'dirac' };
    case 31: {
      const under = has(4);
      const both = has(1) && has(2);
      const sides = both ? 'leftright' : has(1) ? 'left' : 'right';
      if (has(8)) return under || both ? null : { name: 'accent', command: `\\over${sides}harpoon` };
      return { name: 'accent', command: `\\${under ? 'under' : 'over'}${sides}arrow` };
    }
    case 32:
      return { name: 'accent', command: '\\widetilde' };
    case 33:
      return { name: 'accent', command: '\\widehat' };
    case 34:
      return { name: 'accent', command: '\\overparen' };
    case 36:
      return { name: 'strike' };
    case 37:
      return { name: 'box' };
    default:
      return null;
  }
}

function arrow(left: boolean, right: boolean, double: boolean, harpoon: boolean): string {
  if (double) return '\\xtofrom';
  if (harpoon) return '\\xrightleftharpoons';
  return left && right ? '\\xleftrightarrow' : left ? '\\xleftarrow' : '\\xrightarrow';
}

/** A template of MTEF 3 (Equation Editor 3, MathType 3) by its selector and variation. */
export function formOf3(selector: number, variation: number): Form | null {
  const fence = FENCES[selector];
  if (selector <= 7 && fence)
    return { name: 'fence', open: variation === 2 ? '' : fence[0], close: variation === 1 ? '' : fence[1] };
  const sums = [29, 31, 33, 35, 37];
  switch (selector) {
    case 8:
      return { name: 'fence', open: '[', close: '[' };
    case 9:
      return { name: 'fence', open: ']', close: ']' };
    case 10:
      return { name: 'fence', open: ']', close: '[' };
    case 11:
      return { name: 'fence', open: '[', close: ')' };
    case 12:
      return { name: 'fence', open: '(', close: ']' };
    case 13:
      return { name: 'root' };
    case 14:
      return { name: 'fraction' };
    case 15:
      return { name: 'script' };
    case 16:
    case 17:
      return { name: 'bar', over: selector === 17 };
    case 18:
    case 19:
    case 20:
      return { name: 'arrow', command: arrow(selector !== 19, selector !== 18, false, false) };
    case 21:
    case 22:
    case 23: {
      const signs = selector - 20;
      return { name: 'operator', command: (variation >= 3 ? LOOPS : INTEGRALS)[signs] ?? '\\int', beside: true };
    }
    case 24:
    case 25:
    case 26:
      return { name: 'operator', command: INTEGRALS[selector - 23] ?? '\\int', beside: false };
    case 27:
    case 28:
      return { name: 'brace', over: selector === 27 };
    case 39:
      return { name: 'limit' };
    case 40:
      return { name: 'division' };
    case 41:
      return { name: 'slash' };
    case 42:
    case 43:
      return { name: 'operator', command: '', beside: selector === 42 };
    case 44:
      return { name: 'prescript' };
    case 45:
      return { name: 'dirac' };
    case 46:
    case 47: {
      const side = ['left', 'right', 'leftright'][variation] ?? 'right';
      return { name: 'accent', command: `\\${selector === 46 ? 'under' : 'over'}${side}arrow` };
    }
    case 48:
      return { name: 'accent', command: '\\overparen' };
    default: {
      const at = sums.findIndex((first) => selector === first || selector === first + 1);
      if (at < 0) return null;
      return { name: 'operator', command: OPERATORS[16 + at] ?? '\\sum', beside: selector !== sums[at] };
    }
  }
}

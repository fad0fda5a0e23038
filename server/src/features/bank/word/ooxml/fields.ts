import type { Piece } from './content.ts';
import { eqFormula } from './eq-field.ts';
import { symbolOf } from './symbols.ts';

/** A field being read: its code, then, where there is one, its result. */
export interface Field {
  code: string;
  isResult: boolean;
  /** How many pieces stood before its result. */
  before: number;
}

/** Whether a field's result says nothing that its code does not say better: an EQ field is the formula that it codes. */
export function isDrawnFromCode(code: string): boolean {
  return (eqFormula(code)?.latex ?? '') !== '';
}

/**
 * What a field shows that Word draws from its code alone: a formula (EQ), a sign (SYMBOL). Empty for all others, which keep
 * their result in the text.
 */
export function fieldPieces(code: string): Piece[] {
  const formula = eqFormula(code);
  if (formula) return formula.latex === '' ? [] : [{ type: 'math', ...formula, display: false }];
  const [, sign, font] = /^\s*SYMBOL\s+(\S+)(?:.*\\f\s+"?([^"\\]+)"?)?/i.exec(code) ?? [];
  const number = sign === undefined ? Number.NaN : Number(sign);
  if (!Number.isInteger(number) || number < 0 || number > 0xffff) return [];
  const text = symbolOf(font?.trim() ?? '', number.toString(16));
  return text === null ? [] : [{ type: 'text', text, format: {} }];
}

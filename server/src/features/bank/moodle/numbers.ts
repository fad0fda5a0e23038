const NUMBER = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?$/;

/** A number as Moodle's authors write it, decimal point or comma, exponents too; null where it is none. */
export function numberOf(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, '').replace(/[\u2212\u2013]/g, '-');
  if (!NUMBER.test(bare)) return null;
  const value = Number(bare.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** A number as it is written in Vietnamese, without exponent: "-1,5". Null where that would take more than 40 characters. */
export function decimalText(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const plain = /e/i.test(String(value)) ? expanded(value) : String(value);
  return plain === null || plain.length > 40 ? null : plain.replace('.', ',');
}

function expanded(value: number): string | null {
  const [digits = '', exponent = '0'] = String(value).toLowerCase().split('e');
  const [whole = '', part = ''] = digits.replace('-', '').split('.');
  const shift = Number(exponent);
  if (Math.abs(shift) > 38) return null;
  const all = `${'0'.repeat(Math.max(0, -shift))}${whole}${part}${'0'.repeat(Math.max(0, shift))}`;
  const point = Math.max(0, -shift) + whole.length + shift;
  const [left, right] = [all.slice(0, point).replace(/^0+(?=\d)/, ''), all.slice(point).replace(/0+$/, '')];
  return `${value < 0 ? '-' : ''}${left || '0'}${right ? `.${right}` : ''}`;
}

/**
 * A share from a percentage that was cut to some decimals: "33.333" is a third. Moodle itself offers only such fractions
 * (halves to tenths, and twentieths).
 */
export function shareOf(percent: number): number {
  const share = percent / 100;
  for (const parts of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]) {
    const near = Math.round(share * parts) / parts;
    if (Math.abs(share - near) < 0.000_06) return near;
  }
  return Number(share.toFixed(7));
}

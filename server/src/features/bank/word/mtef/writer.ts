import { CFB } from '@e965/xlsx';

/** Writes MTEF 3 and 5 for tests, from Design Science's descriptions of the formats; the reader shares none of it. */
export interface MtefWriter {
  char(text: string, typeface?: number, marks?: readonly number[]): number[];
  line(...content: readonly (readonly number[])[]): number[];
  empty(): number[];
  template(selector: number, variation: number, ...objects: readonly (readonly number[])[]): number[];
  pile(...lines: readonly (readonly number[])[]): number[];
  matrix(rows: number, columns: number, ...cells: readonly (readonly number[])[]): number[];
  /** The equation without anything around it. */
  mtef(...content: readonly (readonly number[])[]): number[];
  /** The OLE object that a Word file embeds. */
  ole(...content: readonly (readonly number[])[]): Uint8Array;
}

const VARIABLE = 3;
const low = (value: number) => value & 0xff;
const high = (value: number) => value >> 8;

export function mtefWriter(version: 3 | 5): MtefWriter {
  const is5 = version === 5;
  const tag = (type: number, options = 0) => (is5 ? [type, options] : [type | (options << 4)]);
  const list = (objects: readonly (readonly number[])[]) => [...objects.flat(), 0];
  const header = is5 ? [5, 1, 0, 7, 0, ...[...'DSMT7'].map((sign) => sign.charCodeAt(0)), 0, 0] : [3, 1, 1, 3, 0];
  // What MathType writes before an equation: an encoding, two fonts, preferences, a colour, a record of the future.
  const looks = is5
    ? [
        ...[19, ...[...'WinAllBasicCodePages'].map((sign) => sign.charCodeAt(0)), 0],
        ...[17, 5, ...[...'Times New Roman'].map((sign) => sign.charCodeAt(0)), 0],
        ...[8, 1, 0, 18, 0, 2, 0x21, 0x2f, 0x24, 0x5f, 1, 0x41, 0xf0, 2, 1, 0, 0],
        ...[16, 4, 0, 0, 0, 0, 0, 0, 0x72, 0, 15, 0, 102, 3, 1, 2, 3, 10],
      ]
    : [10, 9, 101, 5, 0];
  const mtef: MtefWriter['mtef'] = (...content) => [...header, ...looks, ...tag(1), ...list(content), 0];
  return {
    mtef,
    char: (text, typeface = VARIABLE, marks = []) =>
      [...text].flatMap((sign) => {
        const code = sign.charCodeAt(0);
        const own = is5 ? [6, 0] : [6];
        const under = marks.flatMap((mark) => (is5 ? [...own, mark] : [...own, mark, 0]));
        const options = marks.length > 0 ? (is5 ? 1 : 2) : 0;
        return [...tag(2, options), typeface + 128, low(code), high(code), ...(marks.length > 0 ? [...under, 0] : [])];
      }),
    line: (...content) => [...tag(1), ...list(content)],
    empty: () => tag(1, 1),
    template: (selector, variation, ...objects) => [...tag(3), selector, variation, 0, ...list(objects)],
    pile: (...lines) => [...tag(4), 1, 1, ...list(lines)],
    matrix: (rows, columns, ...cells) => [
      ...[...tag(5), 1, 2, 1, rows, columns],
      ...Array(Math.ceil((rows + 1) / 4) + Math.ceil((columns + 1) / 4)).fill(0),
      ...list(cells),
    ],
    ole(...content) {
      return inCompoundFile(Uint8Array.from([28, 0, 0, 0, 2, 0, ...Array(22).fill(0), ...mtef(...content)]));
    },
  };
}

export function inCompoundFile(stream: Uint8Array, name = 'Equation Native'): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, `/${name}`, Buffer.from(stream));
  return Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}

import type { Form, Node, Slot } from './nodes.ts';
import { formOf3, formOf5 } from './templates.ts';

const END = 0;
const LINE = 1;
const CHAR = 2;
const TEMPLATE = 3;
const PILE = 4;
const MATRIX = 5;
const MARK = 6;
const DEEPEST = 60;

/** An equation that this reader does not know how to read, or that is broken. */
export class UnknownEquation extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'UnknownEquation';
  }
}

/**
 * Reads MTEF, the format of MathType (version 5) and Equation Editor (versions 2 and 3). Sources: Design Science's "MathType MTEF
 * v.3" and "v.5". Looks, sizes, colours and fonts are skipped.
 * @throws UnknownEquation
 */
export function readMtef(bytes: Uint8Array): Node[] {
  const reader = new Reader(bytes);
  const version = reader.byte();
  if (version !== 2 && version !== 3 && version !== 5) throw new UnknownEquation(`MTEF version ${version}`);
  reader.skip(4);
  if (version === 5) {
    reader.text();
    reader.skip(1);
  }
  return new Records(reader, version).list(0);
}

class Reader {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isOver(): boolean {
    return this.at >= this.bytes.byteLength;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new UnknownEquation('it ends too early');
    return value;
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  skip(count: number): void {
    this.at += count;
    if (this.at > this.bytes.byteLength) throw new UnknownEquation('it ends too early');
  }

  /** A text that a zero ends: its length says nothing else. */
  text(): void {
    while (this.byte() !== 0);
  }

  /** One byte, or 255 and two more. */
  count(): number {
    const first = this.byte();
    return first === 255 ? this.word() : first;
  }

  /** Dimensions as runs of nibbles, each ended by 15. */
  dimensions(count: number): void {
    let nibbles = 0;
    let current = 0;
    const nibble = () => {
      if (nibbles++ % 2 === 0) {
        current = this.byte();
        return current >> 4;
      }
      return current & 15;
    };
    for (let left = count; left > 0; left--) while (nibble() !== 15);
  }
}

type Found = { kind: 'node'; node: Node } | { kind: 'slot'; slot: Slot } | { kind: 'mark'; mark: number };

class Records {
  private readonly reader: Reader;
  private readonly is5: boolean;

  constructor(reader: Reader, version: number) {
    this.reader = reader;
    this.is5 = version === 5;
  }

  /** Records up to the END of their list. A line among them stands for what it holds. */
  list(depth: number): Node[] {
    const nodes: Node[] = [];
    for (const one of this.objects(depth)) {
      if (one.kind === 'slot') nodes.push(...(one.slot ?? []));
      else if (one.kind === 'node') nodes.push(one.node);
    }
    return nodes;
  }

  private objects(depth: number): Found[] {
    if (depth > DEEPEST) throw new UnknownEquation('nested too deep');
    const found: Found[] = [];
    while (!this.reader.isOver) {
      const tag = this.reader.byte();
      const type = this.is5 ? tag : tag & 15;
      if (type === END) break;
      if (type === LINE) found.push({ kind: 'slot', slot: this.line(this.options(tag), depth) });
      else if (type === CHAR) found.push({ kind: 'node', node: this.char(this.options(tag), depth) });
      else if (type === TEMPLATE) found.push({ kind: 'node', node: this.template(this.options(tag), depth) });
      else if (type === PILE) found.push({ kind: 'node', node: this.pile(this.options(tag), depth) });
      else if (type === MATRIX) found.push({ kind: 'node', node: this.matrix(this.options(tag), depth) });
      else if (type === MARK) {
        this.nudge(this.options(tag));
        found.push({ kind: 'mark', mark: this.reader.byte() });
        // In MTEF 3 an embellishment has a list of its own for what stands on it.
        if (!this.is5) found.push(...this.objects(depth + 1).filter((one) => one.kind === 'mark'));
      } else this.skipLooks(type);
    }
    return found;
  }

  /** MTEF 3 keeps the options of a record in the high half of its tag. */
  private options(tag: number): number {
    return this.is5 ? this.reader.byte() : tag >> 4;
  }

  private nudge(options: number): void {
    if ((options & 8) === 0) return;
    const [dx, dy] = [this.reader.byte(), this.reader.byte()];
    if (dx === 128 && dy === 128) this.reader.skip(4);
  }

  private ruler(): void {
    this.reader.skip(3 * this.reader.byte());
  }

  private line(options: number, depth: number): Slot {
    this.nudge(options);
    if (options & 4) this.reader.skip(2);
    if (options & 2) {
      if (this.is5) this.reader.skip(1);
      this.ruler();
    }
    return options & 1 ? null : this.list(depth + 1);
  }

  private char(options: number, depth: number): Node {
    this.nudge(options);
    const typeface = (this.reader.byte() + 128) & 0xff;
    const hasCode = !this.is5 || (options & 0x20) === 0;
    let code = hasCode ? this.reader.word() : 0;
    if (this.is5 && options & 4) {
      const position = this.reader.byte();
      if (!hasCode) code = position;
    }
    if (this.is5 && options & 0x10) {
      const position = this.reader.word();
      if (!hasCode) code = position;
    }
    const isMarked = (options & (this.is5 ? 1 : 2)) !== 0;
    const marks = isMarked ? this.objects(depth + 1).flatMap((one) => (one.kind === 'mark' ? [one.mark] : [])) : [];
    return { type: 'char', code, typeface, marks };
  }

  private template(options: number, depth: number): Node {
    this.nudge(options);
    const selector = this.reader.byte();
    let variation = this.reader.byte();
    if (this.is5 && variation & 0x80) variation = (variation & 0x7f) | (this.reader.byte() << 8);
    this.reader.skip(1);
    const slots: Slot[] = [];
    const signs: number[] = [];
    for (const one of this.objects(depth + 1)) {
      if (one.kind === 'slot') slots.push(one.slot);
      else if (one.kind === 'node' && one.node.type === 'char') signs.push(one.node.code);
      else if (one.kind === 'node') slots.push([one.node]);
    }
    const form: Form | null = this.is5 ? formOf5(selector, variation) : formOf3(selector, variation);
    if (!form) throw new UnknownEquation(`template ${selector}`);
    return { type: 'template', form, slots, signs };
  }

  private pile(options: number, depth: number): Node {
    this.nudge(options);
    this.reader.skip(2);
    if (options & 2) {
      if (this.is5) this.reader.skip(1);
      this.ruler();
    }
    return { type: 'pile', lines: this.lines(depth) };
  }

  private matrix(options: number, depth: number): Node {
    this.nudge(options);
    this.reader.skip(3);
    const [rows, columns] = [this.reader.byte(), this.reader.byte()];
    // Two bits for every line that may part two rows or columns, and for those around.
    this.reader.skip(Math.ceil((rows + 1) / 4) + Math.ceil((columns + 1) / 4));
    return { type: 'matrix', columns: Math.max(1, columns), cells: this.lines(depth) };
  }

  private lines(depth: number): Node[][] {
    return this.objects(depth + 1).flatMap((one) =>
      one.kind === 'slot' ? [[...(one.slot ?? [])]] : one.kind === 'node' ? [[one.node]] : [],
    );
  }

  private skipLooks(type: number): void {
    const { reader } = this;
    if (type >= 10 && type <= 14) return;
    if (type === 7) this.ruler();
    else if (type === 9) this.size();
    else if (this.is5) this.skipDefinition(type);
    else if (type === 8) {
      reader.skip(2);
      reader.text();
    } else throw new UnknownEquation(`record ${type}`);
  }

  /** Fonts, colours and preferences, which MTEF 5 defines before it uses them. */
  private skipDefinition(type: number): void {
    const { reader } = this;
    switch (type) {
      case 8:
        reader.count();
        reader.skip(1);
        return;
      case 15:
        reader.count();
        return;
      case 16: {
        const options = reader.byte();
        reader.skip(options & 1 ? 8 : 6);
        if (options & 4) reader.text();
        return;
      }
      case 17:
        reader.count();
        reader.text();
        return;
      case 18:
        this.preferences();
        return;
      case 19:
        reader.text();
        return;
      default:
        // Records from 100 on are for the future and say how long they are.
        if (type < 100) throw new UnknownEquation(`record ${type}`);
        reader.skip(reader.count());
    }
  }

  private size(): void {
    const first = this.reader.byte();
    this.reader.skip(first === 100 ? 3 : first === 101 ? 2 : 1);
  }

  private preferences(): void {
    this.reader.skip(1);
    this.reader.dimensions(this.reader.byte());
    this.reader.dimensions(this.reader.byte());
    for (let left = this.reader.byte(); left > 0; left--) if (this.reader.byte() !== 0) this.reader.skip(1);
  }
}

import { decimal } from '../vietnamese.ts';
import { INK } from './ink.ts';
import { choose, makeRoom, type Sheet } from './sheet.ts';

/** Charts are drawn as vectors, in one colour plus turmeric for what is pointed at, and read without colour. */

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Columns of counts by mark, the mean as a dashed line. */
export function distributionChart(
  sheet: Sheet,
  bins: readonly { readonly from: number; readonly to: number; readonly n: number }[],
  mean: number | null,
  maximum: number,
): void {
  const frame = openFrame(sheet, 150, 30);
  const { doc } = sheet;
  const most = Math.max(1, ...bins.map((bin) => bin.n));
  const step = niceStep(most / 4, 1);
  const top = Math.ceil(most / step) * step;
  const up = (n: number) => frame.y + frame.height - (n / top) * frame.height;
  const across = (mark: number) => frame.x + (mark / maximum) * frame.width;
  for (let n = 0; n <= top; n += step) gridLine(sheet, frame, up(n), String(n));
  for (const bin of bins) {
    if (bin.n === 0) continue;
    const x = across(bin.from) + 1;
    const width = across(bin.to) - across(bin.from) - 2;
    doc.rect(x, up(bin.n), width, up(0) - up(bin.n)).fill(INK.cham);
    if (bins.length <= 24) label(sheet, String(bin.n), x - 8, up(bin.n) - 11, width + 16, 'center', INK.text);
  }
  const tick = niceStep(maximum / 10, 0.5);
  for (let mark = 0; mark <= maximum + 1e-9; mark += tick) {
    label(sheet, decimal(mark), across(mark) - 20, up(0) + 4, 40, 'center');
  }
  if (mean !== null) {
    doc
      .moveTo(across(mean), frame.y - 4)
      .lineTo(across(mean), up(0))
      .lineWidth(1.2)
      .dash(3, { space: 2 })
      .stroke(INK.son)
      .undash();
    label(sheet, `TB ${decimal(mean)}`, across(mean) - 40, frame.y - 16, 80, 'center', INK.son);
  }
  axisTitle(sheet, frame, 'Điểm', 'Số bài');
  sheet.y = frame.y + frame.height + 34;
}

/** One line per group: the mean as a dot with its 95 % interval, over the scale of marks. */
export function meansChart(
  sheet: Sheet,
  groups: readonly { readonly name: string; readonly mean: number; readonly meanError: number | null }[],
  overall: number | null,
  maximum: number,
): void {
  const row = 17;
  const names = 120;
  const frame = openFrame(sheet, groups.length * row, names);
  const { doc } = sheet;
  const across = (mark: number) => frame.x + (mark / maximum) * (frame.width - 36);
  const tick = niceStep(maximum / 10, 0.5);
  for (let mark = 0; mark <= maximum + 1e-9; mark += tick) {
    doc
      .moveTo(across(mark), frame.y)
      .lineTo(across(mark), frame.y + frame.height)
      .lineWidth(0.4)
      .stroke(INK.line);
    label(sheet, decimal(mark), across(mark) - 20, frame.y + frame.height + 4, 40, 'center');
  }
  if (overall !== null) {
    doc
      .moveTo(across(overall), frame.y - 4)
      .lineTo(across(overall), frame.y + frame.height)
      .lineWidth(1)
      .dash(3, { space: 2 })
      .stroke(INK.son)
      .undash();
    label(sheet, `chung ${decimal(overall)}`, across(overall) - 40, frame.y - 16, 80, 'center', INK.son);
  }
  groups.forEach((group, at) => {
    const y = frame.y + at * row + row / 2;
    label(sheet, group.name, sheet.left, y - 5, names - 8, 'right', INK.text);
    const half = 1.96 * (group.meanError ?? 0);
    const [low, high] = [Math.max(0, group.mean - half), Math.min(maximum, group.mean + half)];
    doc.moveTo(across(low), y).lineTo(across(high), y).lineWidth(2).stroke(INK.cham);
    doc.circle(across(group.mean), y, 3.4).fill(INK.cham);
    label(sheet, decimal(group.mean), across(high) + 6, y - 5, 40, 'left', INK.text);
  });
  sheet.y = frame.y + frame.height + 22;
}

/** Every item by facility (across) and discrimination (up), named; those that need a look carry a ring. */
export function itemsChart(
  sheet: Sheet,
  items: readonly {
    readonly name: string;
    readonly facility: number;
    readonly itemRest: number;
    readonly look: boolean;
  }[],
): void {
  const frame = openFrame(sheet, 190, 30);
  const { doc } = sheet;
  const bottom = Math.min(-0.2, ...items.map((item) => Math.floor(item.itemRest * 5) / 5));
  const top = Math.max(0.8, ...items.map((item) => Math.ceil(item.itemRest * 5) / 5));
  const across = (facility: number) => frame.x + facility * frame.width;
  const up = (r: number) => frame.y + ((top - r) / (top - bottom)) * frame.height;
  // The band of sound questions: 0.2 <= P <= 0.9 and r >= 0.2.
  doc.rect(across(0.2), up(top), across(0.9) - across(0.2), up(0.2) - up(top)).fill('#eef3ec');
  for (let r = bottom; r <= top + 1e-9; r += 0.2) gridLine(sheet, frame, up(r), decimal(r, 1));
  doc
    .moveTo(frame.x, up(0))
    .lineTo(frame.x + frame.width, up(0))
    .lineWidth(0.9)
    .stroke(INK.soft);
  for (let facility = 0; facility <= 1.001; facility += 0.2) {
    label(sheet, decimal(facility, 1), across(facility) - 20, frame.y + frame.height + 4, 40, 'center');
  }
  const taken: Spot[] = items.map((item) => ({ x: across(item.facility) - 4, y: up(item.itemRest) - 4, width: 8 }));
  for (const item of items) {
    const [x, y] = [across(item.facility), up(item.itemRest)];
    if (item.look) doc.circle(x, y, 5.5).lineWidth(1.2).stroke(INK.son);
    doc.circle(x, y, 2.6).fill(INK.cham);
    const width = choose(doc, 'regular', item.name).fontSize(7.5).widthOfString(item.name) + 1;
    const spot = freeSpot(x, y, width, taken);
    taken.push(spot);
    label(sheet, item.name, spot.x, spot.y, width + 4, 'left', item.look ? INK.son : INK.text);
  }
  axisTitle(sheet, frame, 'Độ khó P (phải: dễ)', 'Độ phân biệt r');
  sheet.y = frame.y + frame.height + 34;
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(rough: number, least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, least)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough - 1e-9) ?? rough;
  return Math.max(least, step);
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where a name beside a dot covers nothing else: right, left, above, below; right where all are taken. */
function freeSpot(x: number, y: number, width: number, taken: readonly Spot[]): Spot {
  const right = { x: x + 7, y: y - 5, width };
  const spots = [
    right,
    { x: x - 7 - width, y: y - 5, width },
    { x: x - width / 2, y: y - 15, width },
    { x: x - width / 2, y: y + 6, width },
  ];
  const isFree = (spot: Spot) =>
    taken.every(
      (other) => Math.abs(spot.y - other.y) > 8 || spot.x + width < other.x || other.x + other.width < spot.x,
    );
  return spots.find(isFree) ?? right;
}

function openFrame(sheet: Sheet, height: number, left: number): Frame {
  makeRoom(sheet, height + 60);
  return { x: sheet.left + left, y: sheet.y + 22, width: sheet.width - left, height };
}

function gridLine(sheet: Sheet, frame: Frame, y: number, text: string): void {
  sheet.doc
    .moveTo(frame.x, y)
    .lineTo(frame.x + frame.width, y)
    .lineWidth(0.4)
    .stroke(INK.line);
  label(sheet, text, frame.x - 34, y - 5, 30, 'right');
}

function axisTitle(sheet: Sheet, frame: Frame, across: string, up: string): void {
  label(sheet, across, frame.x, frame.y + frame.height + 16, frame.width, 'center');
  label(sheet, up, sheet.left, frame.y - 18, 100, 'left');
}

function label(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  align: 'left' | 'right' | 'center',
  colour: string = INK.soft,
): void {
  choose(sheet.doc, 'regular', text).fontSize(7.5).fillColor(colour);
  sheet.doc.text(text, x, y, { width, align, height: 11, ellipsis: true });
}

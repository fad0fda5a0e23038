import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 360;
const HEIGHT = 300;
/** Pixels of one unit, and the origin. */
const UNIT = 48;
const [X0, Y0] = [WIDTH / 2, HEIGHT / 2];

/** The graph of a function between -2.2 and 2.2 as a PNG: axes with arrows, a grid, a smooth curve. */
export function drawGraph(f: (x: number) => number): Uint8Array {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 255);
  const ink = (x: number, y: number, grey: number) => {
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= WIDTH || row >= HEIGHT) return;
    const at = row * WIDTH + column;
    pixels[at] = Math.min(pixels[at] ?? 255, grey);
  };
  for (let unit = -3; unit <= 3; unit++) {
    for (let at = 0; at < Math.max(WIDTH, HEIGHT); at += 3) {
      ink(X0 + unit * UNIT, at, 200);
      ink(at, Y0 + unit * UNIT, 200);
    }
    for (let at = -4; at <= 4; at++) {
      ink(X0 + unit * UNIT, Y0 + at, 60);
      ink(X0 + at, Y0 + unit * UNIT, 60);
    }
  }
  for (let at = 6; at < WIDTH - 6; at++) ink(at, Y0, 60);
  for (let at = 6; at < HEIGHT - 6; at++) ink(X0, at, 60);
  for (let at = 0; at < 9; at++)
    for (const side of [-1, 1]) {
      ink(WIDTH - 7 - at, Y0 + (side * at) / 2, 60);
      ink(X0 + (side * at) / 2, 7 + at, 60);
    }
  for (let x = -2.2; x <= 2.2; x += 0.0015)
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const)
      ink(X0 + x * UNIT + dx, Y0 - f(x) * UNIT + dy, 0);
  return png(pixels);
}

/** Eight-bit grey, no filter. */
function png(pixels: Buffer): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let row = 0; row < HEIGHT; row++) pixels.copy(rows, row * (WIDTH + 1) + 1, row * WIDTH, (row + 1) * WIDTH);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

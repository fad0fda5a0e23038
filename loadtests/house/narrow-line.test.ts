import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type NarrowLine, narrowLine } from './narrow-line.ts';

const KBITS = 2_048;
let server: Server;
let line: NarrowLine;

/** The server behind the line says back whatever it hears. */
beforeEach(async () => {
  server = createServer((socket) => socket.on('error', () => {}).pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  line = await narrowLine(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, KBITS);
});
afterEach(async () => {
  await line.close();
  server.close();
});

/** Says something over the line and hears it all back. */
async function echo(bytes: Buffer): Promise<Buffer> {
  const socket = connect(Number(new URL(line.origin).port), '127.0.0.1');
  const back: Buffer[] = [];
  socket.write(bytes);
  await new Promise<void>((resolve) =>
    socket.on('data', (chunk) => {
      back.push(chunk);
      if (back.reduce((sum, one) => sum + one.length, 0) === bytes.length) resolve();
    }),
  );
  socket.destroy();
  return Buffer.concat(back);
}

const text = (length: number, seed: number) => Buffer.from(Array.from({ length }, (_, at) => (at * seed) % 251));

test('what goes over a narrow line arrives whole, in order, and no sooner than the line can carry it', async () => {
  const said = [text(40_000, 7), text(3, 11), text(20_000, 13)];
  const from = performance.now();
  expect(await Promise.all(said.map((one) => echo(one)))).toEqual(said);
  const carried = said.reduce((sum, { length }) => sum + length, 0);
  expect(performance.now() - from).toBeGreaterThanOrEqual((carried * 8) / KBITS);
  expect(line.bytes()).toBeGreaterThan(2 * carried);
});

test('who says little does not wait until another has said much', async () => {
  const order: string[] = [];
  const much = echo(text(200_000, 7)).then(() => order.push('much'));
  const little = echo(text(3, 11)).then(() => order.push('little'));
  await Promise.all([much, little]);
  expect(order).toEqual(['little', 'much']);
});

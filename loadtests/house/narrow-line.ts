import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line that a whole room shares, in front of a server. */
export interface NarrowLine {
  readonly origin: string;
  /** What has passed so far, both ways, with the heads of packets. */
  bytes(): number;
  close(): Promise<void>;
}

/** A packet of Ethernet, and the heads of IPv4 and TCP in it. */
const PACKET = 1_460;
const HEADS = 40;

/** Opens a line to a server that carries so many kilobits a second each way. */
export async function narrowLine(target: string, kbits: number): Promise<NarrowLine> {
  const { hostname, port } = new URL(target);
  const ways = { up: oneWay(kbits / 8), down: oneWay(kbits / 8) };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    ways.up.carry(near, far);
    ways.down.carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => ways.up.bytes() + ways.down.bytes(),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** One packet after the other at the line's pace; those who have something to send take turns, as on a fair line. */
function oneWay(bytesPerMs: number) {
  interface Flow {
    readonly from: Socket;
    readonly to: Socket;
    waiting: Buffer;
  }
  const turns: Flow[] = [];
  let bytes = 0;
  let isFreeAt = 0;
  let isBusy = false;

  function sendNext(): void {
    const flow = turns.shift();
    isBusy = flow !== undefined;
    if (!flow) return;
    const packet = flow.waiting.subarray(0, PACKET);
    flow.waiting = flow.waiting.subarray(PACKET);
    bytes += packet.length + HEADS;
    const now = performance.now();
    isFreeAt = Math.max(now, isFreeAt) + (packet.length + HEADS) / bytesPerMs;
    setTimeout(() => {
      if (flow.to.writable) flow.to.write(packet);
      if (flow.waiting.length > 0) turns.push(flow);
      else flow.from.resume();
      sendNext();
    }, isFreeAt - now);
  }

  return {
    bytes: () => bytes,
    carry(from: Socket, to: Socket): void {
      const flow: Flow = { from, to, waiting: Buffer.alloc(0) };
      from.on('data', (chunk) => {
        // A chunk at a time: who sends is held up as TCP holds up, not by a memory that grows.
        from.pause();
        flow.waiting = Buffer.from(chunk);
        turns.push(flow);
        if (!isBusy) sendNext();
      });
    },
  };
}

import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

interface WeakLine {
  /** Where a browser finds the product behind this line. */
  readonly address: string;
  /** From which byte on the sealed paper was asked for, each time. */
  readonly asked: readonly number[];
  /** Ends the connection that fell silent. */
  cut(): void;
  close(): Promise<void>;
}

/** A line to the product that brings the first `bytes` of a sealed paper and then no more, until it is cut; the next time it holds. */
export async function weakLine(address: string, bytes: number): Promise<WeakLine> {
  const asked: number[] = [];
  let cut = () => {};
  const server = createServer((heard, reply) => {
    const { pathname, searchParams } = new URL(heard.url ?? '/', address);
    const onward = request(new URL(heard.url ?? '/', address), { method: heard.method, headers: heard.headers });
    onward.on('response', (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      if (pathname !== '/api/candidate/paper' || asked.push(Number(searchParams.get('from'))) > 1)
        return answer.pipe(reply);
      answer.once('data', (first: Buffer) => reply.write(first.subarray(0, bytes)));
      cut = () => reply.destroy();
    });
    onward.on('error', () => reply.destroy());
    heard.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    cut: () => cut(),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A balancer in front of several nodes: in turn, and past those that do not answer. */
export async function roundRobin(origins: readonly string[]): Promise<{ origin: string; close(): Promise<void> }> {
  const places = origins.map((origin) => new URL(origin));
  const sockets = new Set<Socket>();
  let next = 0;

  function carry(near: Socket, tries: number): void {
    const place = places[next++ % places.length];
    const far = connect(Number(place?.port), place?.hostname);
    const refused = () => (tries > 1 ? carry(near, tries - 1) : near.destroy());
    far.once('error', refused);
    far.once('connect', () => {
      far.off('error', refused);
      far.on('error', () => far.destroy());
      sockets.add(far);
      far.once('close', () => {
        sockets.delete(far);
        near.destroy();
      });
      near.once('close', () => far.destroy());
      near.pipe(far).pipe(near);
    });
  }

  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => near.destroy());
    near.once('close', () => sockets.delete(near));
    carry(near, places.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

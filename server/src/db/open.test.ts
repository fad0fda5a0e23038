import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openPostgres } from './open.ts';
import { freshDatabaseAt } from './testing.ts';

const url = process.env.TEST_DATABASE_URL;

/** A road to the database that can be closed and opened again, as when it restarts. */
async function roadTo(target: URL) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [near, far].map((end) => end.destroy()));
    }
  });
  const open = (port: number) => once(server.listen(port, '127.0.0.1'), 'listening');
  await open(0);
  const { port } = server.address() as AddressInfo;
  return {
    href: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href,
    open: () => open(port),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

// The driver's own rule would wait up to twenty seconds after so many refusals, between any two of them.
test.skipIf(!url)(
  'a database that was away is asked again at once when it is back, however often it refused',
  async () => {
    const fresh = await freshDatabaseAt(url as string);
    const road = await roadTo(new URL(fresh.url));
    const { db, close } = await openPostgres(road.href, 4);
    await road.close();
    for (let round = 0; round < 10; round += 1) {
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => db.execute(sql`SELECT 1`)));
      expect(asked.map(({ status }) => status)).not.toContain('fulfilled');
    }
    await road.open();
    expect(await db.execute(sql`SELECT 1 AS back`)).toMatchObject([{ back: 1 }]);
    await close();
    await road.close();
    await fresh.drop();
  },
  60_000,
);

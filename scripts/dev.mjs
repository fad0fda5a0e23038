/** `npm run dev`: the exam server starts again when its files change, the pages reload themselves. Open Vite's address. */
import { install } from './prepare/install.mjs';
import { supervise } from './supervise.mjs';

const API = 'http://127.0.0.1:4000';

install();
const parts = [
  supervise({
    file: 'server/src/main.ts',
    nodeArgs: ['--watch'],
    env: { PORT: new URL(API).port },
    onExit: () => 'restart',
  }),
  supervise({
    file: 'client/node_modules/vite/bin/vite.js',
    args: ['client', '--config', 'client/vite.config.ts'],
    env: { KHAOTHI_API: API },
    onExit: () => 'restart',
  }),
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await Promise.all(parts.map((part) => part.stop()));
    process.exit(0);
  });
}

/** `npm start`: installs and builds what is missing, then keeps the exam server and the TensorFlow service running. */
import { randomBytes } from 'node:crypto';
import { buildClient } from './prepare/client.mjs';
import { install } from './prepare/install.mjs';
import { supervise } from './supervise.mjs';

install();
buildClient();

const PROCTORING_TOKEN = process.env.PROCTORING_TOKEN ?? randomBytes(32).toString('base64url');
/** @type {ReturnType<typeof supervise>[]} */
const parts = [];
let ready = false;

parts.push(
  supervise({
    file: 'server/src/main.ts',
    env: { PROCTORING_TOKEN },
    onMessage(message) {
      if (ready || !isReady(message)) return;
      ready = true;
      startService(message.ready);
    },
    onExit(code) {
      // It never came up: it has said why, and trying again would say it again.
      if (!ready) stop(code);
      return ready ? 'restart' : 'leave';
    },
  }),
);

/** The exam server never waits for this one. @param {string} address */
function startService(address) {
  parts.push(
    supervise({
      file: 'proctoring/service/main.ts',
      env: { PROCTORING_TOKEN, PROCTORING_SERVER: address },
      onExit: () => 'restart',
    }),
  );
}

/** @param {unknown} message @returns {message is { ready: string }} */
function isReady(message) {
  return typeof message === 'object' && message !== null && 'ready' in message && typeof message.ready === 'string';
}

/** @param {number} code */
async function stop(code) {
  await Promise.all(parts.map((part) => part.stop()));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop(0));

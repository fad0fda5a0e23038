/** `npm start`: installs and builds what is missing, then keeps the exam server and the TensorFlow service running. */
import { buildClient } from './prepare/client.mjs';
import { install } from './prepare/install.mjs';
import { supervise } from './supervise.mjs';

/** What the server says once it listens. @typedef {{ ready: string, serviceToken: string }} Ready */

install();
buildClient();

/** @type {ReturnType<typeof supervise>[]} */
const parts = [];
let ready = false;

parts.push(
  supervise({
    file: 'server/src/main.ts',
    onMessage(message) {
      if (!isReady(message)) return;
      process.send?.({ ready: message.ready });
      if (!ready) startService(message);
      ready = true;
    },
    onExit(code) {
      // It never came up: it has said why, and trying again would say it again.
      if (!ready) stop(code);
      return ready ? 'restart' : 'leave';
    },
  }),
);

/** The exam server never waits for this one. @param {Ready} server */
function startService({ ready: address, serviceToken }) {
  parts.push(
    supervise({
      file: 'proctoring/service/main.ts',
      env: {
        KHAOTHI_SERVER: address,
        KHAOTHI_SERVICE_TOKEN: serviceToken,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      },
      onExit: () => 'restart',
    }),
  );
}

/** @param {unknown} message @returns {message is Ready} */
function isReady(message) {
  return typeof message === 'object' && message !== null && 'ready' in message && 'serviceToken' in message;
}

/** @param {number} code */
async function stop(code) {
  await Promise.all(parts.map((part) => part.stop()));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop(0));

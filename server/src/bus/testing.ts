import { connect } from 'node:net';

const LOCAL = 'nats://127.0.0.1:4222';
/** TEST_NATS_URL where whoever runs the tests knows that no NATS can be had, and has said so. */
const NONE = 'none';

/**
 * The NATS that tests may use: the one that TEST_NATS_URL names, else one on this machine; null where there is none, and the
 * terminal says so. @throws Error where one was to be there: it is named, or the tests run for CI
 */
export async function findNats(): Promise<string | null> {
  const { TEST_NATS_URL, CI } = process.env;
  const url = TEST_NATS_URL && TEST_NATS_URL !== NONE ? TEST_NATS_URL : LOCAL;
  if (TEST_NATS_URL !== NONE && (await listens(new URL(url)))) return url;
  if (TEST_NATS_URL !== NONE && (TEST_NATS_URL || CI))
    throw new Error(`No NATS listens at ${url}; TEST_NATS_URL=${NONE} says that there is none.`);
  process.stdout.write(`!! BỎ QUA: không có NATS tại ${url}. / SKIPPED: no NATS there.\n`);
  return null;
}

function listens({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 4222) });
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

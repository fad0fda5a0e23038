import type { LineToMain } from './line-to-main.ts';

const GOING_AWAY = 1001;
const NORMAL = 1000;

interface Socket {
  on(event: string, handler: (...values: unknown[]) => void): void;
  send(text: string): void;
  setTimeout(act: () => void, ms: number): void;
  setInterval(act: () => void, ms: number): void;
  close(code?: number): void;
}

/**
 * `ws.connect` of k6: the virtual user is in the socket's own loop until it closes. A door that stays shut calls nothing but
 * "error"; a server that closes is told by "error" where its code is not an ordinary one, and by "close".
 */
export function connect(
  line: LineToMain,
  { url, headers }: { url: string; headers: Readonly<Record<string, string>> },
  setUp: (socket: Socket) => void,
  add: (metric: string, value: number) => void,
): { status: number; error: string; url: string } {
  const handlers = new Map<string, ((...values: unknown[]) => void)[]>();
  const timers: { at: number; every: number | null; act: () => void }[] = [];
  let isOpen = true;
  let hasClosed = false;
  const emit = (event: string, ...values: unknown[]) => {
    for (const handler of handlers.get(event) ?? []) handler(...values);
  };
  const close = (code = GOING_AWAY) => {
    if (!isOpen) return;
    isOpen = false;
    line.say({ type: 'close', code });
    emit('close', code);
  };
  const plan = (what: string, ms: number, every: number | null, act: () => void) => {
    if (!(ms > 0)) throw new Error(`${what} requires a >0 timeout parameter, received ${ms}`);
    timers.push({ at: performance.now() + ms, every, act });
  };

  const said = line.ask({ type: 'connect', url, headers });
  add('ws_sessions', 1);
  if (said.type !== 'opened')
    return said.type === 'failed'
      ? { status: said.status, error: said.error, url }
      : { status: 0, error: said.type, url };

  try {
    setUp({
      on: (event, handler) => handlers.set(event, [...(handlers.get(event) ?? []), handler]),
      send(text) {
        if (typeof text !== 'string') throw new TypeError('only texts are sent');
        add('ws_msgs_sent', 1);
        line.say({ type: 'send', text });
      },
      setTimeout: (act, ms) => plan('setTimeout', ms, null, act),
      setInterval: (act, ms) => plan('setInterval', ms, ms, act),
      close,
    });
    emit('open');
    while (isOpen) {
      timers.sort((a, b) => a.at - b.at);
      const [next] = timers;
      const heard = line.hear(next ? next.at - performance.now() : undefined);
      if (heard?.type === 'message') {
        add('ws_msgs_received', 1);
        emit('message', heard.text);
      } else if (heard?.type === 'closed') {
        hasClosed = true;
        if (heard.code !== NORMAL && heard.code !== GOING_AWAY)
          emit('error', new Error(`websocket: close ${heard.code}`));
        close(heard.code);
      } else if (next && next.at <= performance.now()) {
        if (next.every === null) timers.shift();
        else next.at += next.every;
        next.act();
      }
    }
  } finally {
    // An exception of the script ends the connection, too.
    close();
    // What was on its way belongs to no one any more.
    while (!hasClosed) hasClosed = line.hear()?.type === 'closed';
  }
  return { status: 101, error: '', url };
}

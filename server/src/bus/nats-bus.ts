import { connect } from '@nats-io/transport-node';
import { type Bus, GAP, inProcessBus } from './bus.ts';

export interface OpenBus {
  readonly bus: Bus;
  close(): Promise<void>;
}

/** Any subject's name on the wire: "khaothi.<installation>.attempt.<id>". */
const SUBJECT = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/**
 * News between the nodes of one installation over NATS core. Listeners of this node hear at once, without the detour; NATS
 * carries it to the others. While NATS is away this node goes on alone, and `GAP` is published here when it is back.
 * @throws the connection's error where NATS cannot be reached at the start
 */
export async function natsBus(url: string, installation: string, failed: (error: unknown) => void): Promise<OpenBus> {
  const { username, password } = new URL(url);
  const connection = await connect({
    servers: url,
    name: 'khaothi',
    ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    // What this node says it has heard already.
    noEcho: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
  });
  const here = inProcessBus(failed);
  const onWire = (subject: string) => {
    if (!SUBJECT.test(subject)) throw new RangeError(`not a subject: ${subject}`);
    return `khaothi.${installation}.${subject}`;
  };
  void (async () => {
    for await (const { type } of connection.status()) if (type === 'reconnect') here.publish(GAP, null);
  })().catch(failed);

  /** One subscription a subject, however many listen here. */
  const heard = new Map<string, { listeners: number; stop(): void }>();
  function join(subject: string): void {
    const known = heard.get(subject);
    if (known) {
      known.listeners++;
      return;
    }
    const subscription = connection.subscribe(onWire(subject), {
      callback(error, message) {
        if (error) return failed(error);
        try {
          here.publish(subject, message.json());
        } catch (broken) {
          failed(broken);
        }
      },
    });
    heard.set(subject, { listeners: 1, stop: () => subscription.unsubscribe() });
  }
  function leave(subject: string): void {
    const known = heard.get(subject);
    if (!known) return;
    known.listeners--;
    if (known.listeners > 0) return;
    heard.delete(subject);
    known.stop();
  }

  return {
    bus: {
      publish(subject, message) {
        here.publish(subject, message);
        if (!connection.isClosed()) connection.publish(onWire(subject), JSON.stringify(message));
      },
      subscribe(subject, hear) {
        const stopHere = here.subscribe(subject, hear);
        join(subject);
        let isListening = true;
        return () => {
          if (!isListening) return;
          isListening = false;
          stopHere();
          leave(subject);
        };
      },
    },
    async close() {
      // What was published is on its way before the line is cut; an unreachable NATS must not hold the server up.
      await Promise.race([connection.drain(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
      await connection.close();
    },
  };
}

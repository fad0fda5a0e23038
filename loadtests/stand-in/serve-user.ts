import type { MessagePort } from 'node:worker_threads';
import { type Agent, request } from 'undici';
import { WebSocket } from 'ws';
import type { Asked, Said } from './line-to-main.ts';

/** Does on the main thread what a virtual user waits for: requests, and one socket at a time. */
export function serveUser(port: MessagePort, heard: Int32Array, agent: Agent): void {
  let socket: WebSocket | null = null;
  const say = (said: Said) => {
    port.postMessage(said);
    Atomics.add(heard, 0, 1);
    Atomics.notify(heard, 0);
  };

  async function call({ method, url, headers, body }: Extract<Asked, { type: 'http' }>): Promise<void> {
    try {
      const reply = await request(url, { dispatcher: agent, method: method as 'GET', headers, body });
      const text = await reply.body.text();
      const lines = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
      say({
        type: 'http',
        status: reply.statusCode,
        headers: Object.fromEntries(lines),
        cookies: [reply.headers['set-cookie'] ?? []].flat(),
        body: text,
        error: '',
      });
    } catch (error) {
      say({ type: 'http', status: 0, headers: {}, cookies: [], body: '', error: String(error) });
    }
  }

  function connect(url: string, headers: Readonly<Record<string, string>>): void {
    const opening = new WebSocket(url, { headers, perMessageDeflate: false });
    socket = opening;
    let isTold = false;
    const tell = (said: Said) => {
      if (!isTold) say(said);
      isTold = true;
    };
    opening.once('open', () => {
      tell({ type: 'opened' });
      opening.on('close', (code) => say({ type: 'closed', code }));
    });
    opening.once('unexpected-response', (_request, reply) => {
      tell({ type: 'failed', status: reply.statusCode ?? 0, error: 'bad handshake' });
      opening.terminate();
    });
    opening.on('error', (error) => tell({ type: 'failed', status: 0, error: String(error) }));
    opening.on('message', (data: Buffer) => say({ type: 'message', text: data.toString() }));
  }

  port.on('message', (asked: Asked) => {
    switch (asked.type) {
      case 'http':
        return void call(asked);
      case 'connect':
        return connect(asked.url, asked.headers);
      case 'send':
        return socket?.send(asked.text);
      case 'close':
        return socket?.close(asked.code === 1001 || asked.code === 1000 ? asked.code : 1000);
    }
  });
}

import { expect } from 'vitest';
import type { TestApp } from '../../../testing.ts';
import { configKeyOf } from '../seb/config-key.ts';
import { isDict, type PlistDict } from '../seb/plist.ts';
import { readSebFile } from '../seb/seb-file.ts';
import { ADDRESS, clientWith } from '../testing.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Form = Record<string, string>;

/** A Windows client that speaks the SEB Server protocol: it knows its first file and finds everything else from there. */
export function scriptedClient({ app }: Pick<TestApp, 'app'>, first: PlistDict) {
  const server = first.get('sebServerConfiguration');
  if (!isDict(server)) throw new Error('this file leads to no server');
  const text = (key: string) => String(server.get(key));
  const kept = { token: '', connection: '', serverKey: '', salt: '' };
  let locations = new Map<string, string>();
  let pings = 0;

  const send = (method: Method, url: string, headers: Record<string, string>, payload?: string) =>
    app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  const at = (name: string) => locations.get(name) ?? '';
  const known = () => ({ authorization: `Bearer ${kept.token}`, sebconnectiontoken: kept.connection });
  // As the Windows client does: the values go in unescaped.
  const form = (method: Method, name: string, values: Form, headers: Record<string, string> = known()) =>
    send(
      method,
      at(name),
      { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      Object.entries(values)
        .map(([key, value]) => `${key}=${value}`)
        .join('&'),
    );

  async function discover() {
    const found = await send('GET', text('apiDiscovery'), {});
    expect(found.statusCode).toBe(200);
    const [v1] = found.json()['api-versions'];
    expect(v1.name).toBe('v1');
    locations = new Map(v1.endpoints.map((one: { name: string; location: string }) => [one.name, one.location]));
    return found.json();
  }

  return {
    kept,
    form,
    discover,
    async authorise(secret = text('clientSecret')) {
      const basic = Buffer.from(`${text('clientName')}:${secret}`).toString('base64');
      const reply = await form(
        'POST',
        'access-token-endpoint',
        { grant_type: 'client_credentials', scope: 'read write' },
        { authorization: `Basic ${basic}` },
      );
      if (reply.statusCode === 200) kept.token = reply.json().access_token;
      return reply;
    },
    async connect(says: Form = {}) {
      const reply = await form(
        'POST',
        'seb-handshake-endpoint',
        {
          institutionId: text('institution'),
          client_id: 'hocsinh',
          seb_machine_name: 'PC-04',
          seb_os_name: 'Microsoft Windows 11 Pro',
          seb_version: '3.10.1.864 (x64)',
          examId: text('exam'),
          ...says,
        },
        { authorization: `Bearer ${kept.token}` },
      );
      kept.connection = String(reply.headers.sebconnectiontoken ?? '');
      return reply;
    },
    async configuration(examId = text('exam')) {
      const reply = await send('GET', `${at('seb-configuration-endpoint')}?examId=${examId}`, known());
      return { reply, settings: reply.statusCode === 200 ? readSebFile(reply.rawPayload).settings : first };
    },
    async choose(values: Form = { examId: text('exam') }) {
      const reply = await form('PATCH', 'seb-handshake-endpoint', values);
      kept.salt = String(reply.headers.sebexamsalt ?? '');
      kept.serverKey = String(reply.headers.sebserverbek ?? '');
      return reply;
    },
    sign: (key: string) => form('PUT', 'seb-handshake-endpoint', { seb_signature_key: key }),
    leave: () => form('DELETE', 'seb-handshake-endpoint', { delete: 'true' }),
    ping: (confirms?: string) =>
      form('POST', 'seb-ping-endpoint', {
        timestamp: '1795572000000',
        'ping-number': String(++pings),
        ...(confirms !== undefined && { 'instruction-confirm': confirms }),
      }),
    log: (type: string, said: { text?: string; numericValue?: number } = {}) =>
      send(
        'POST',
        at('seb-log-endpoint'),
        { ...known(), 'content-type': 'application/json;charset=UTF-8' },
        JSON.stringify({ type, timestamp: 1_795_572_000_000, ...said }),
      ),
    /** From discovery to the browser that opens the exam. */
    async begin(signature = 'd'.repeat(64)) {
      await discover();
      expect((await this.authorise()).statusCode).toBe(200);
      expect((await this.connect()).statusCode).toBe(200);
      const { reply, settings } = await this.configuration();
      expect(reply.statusCode).toBe(200);
      expect((await this.choose()).statusCode).toBe(200);
      expect((await this.sign(signature)).statusCode).toBe(200);
      return { ...clientWith({ app }, settings, kept.serverKey), configKey: configKeyOf(settings), address: ADDRESS };
    },
  };
}

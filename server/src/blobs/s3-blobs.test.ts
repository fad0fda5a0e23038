import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { s3Blobs } from './s3-blobs.ts';

/**
 * A storage that keeps objects in memory and believes only what is signed as the S3 documentation of Signature Version 4
 * says (canonical request, string to sign, derived key), worked out here independently of the client's library.
 */
const SECRET = 'a-secret-of-this-test';
const objects = new Map<string, Buffer>();
let trouble: number[] = [];
let server: Server;
let endpoint = '';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function isSigned(request: IncomingMessage): boolean {
  const found = /Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]+)/.exec(
    request.headers.authorization ?? '',
  );
  const [, credential = '', names = '', signature = ''] = found ?? [];
  const [, day = '', region = '', service = ''] = credential.split('/');
  const headers = names.split(';').map((name) => `${name}:${request.headers[name]}\n`);
  const canonical = [
    request.method,
    request.url,
    '',
    headers.join(''),
    names,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  return createHmac('sha256', key).update(text).digest('hex') === signature;
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const say = (status: number, body: string | Buffer = '') => response.writeHead(status).end(body);
    const failure = trouble.shift();
    if (failure) return say(failure);
    if (!isSigned(request)) return say(403, '<Code>SignatureDoesNotMatch</Code>');
    const path = request.url ?? '';
    if (!path.startsWith('/khaothi/')) return say(404, '<Error><Code>NoSuchBucket</Code></Error>');
    if (request.method === 'PUT') objects.set(path, Buffer.concat(chunks));
    if (request.method === 'DELETE') objects.delete(path);
    const kept = objects.get(path);
    if (request.method === 'GET') return kept ? say(200, kept) : say(404, '<Error><Code>NoSuchKey</Code></Error>');
    return say(request.method === 'PUT' ? 200 : 204);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  trouble = [];
  objects.clear();
});

const place = (changed = {}) =>
  s3Blobs({
    ...{ endpoint, bucket: 'khaothi', region: 'us-east-1', accessKeyId: 'khaothi', secretAccessKey: SECRET },
    ...changed,
  });
const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => at % 251);

test('what one node puts, another finds, until it is removed', async () => {
  await place().put('papers/exam-1/101', bytes);
  expect(await place().find('papers/exam-1/101')).toEqual(bytes);
  await place().remove('papers/exam-1/101');
  expect(await place().find('papers/exam-1/101')).toBeNull();
  await place().remove('papers/exam-1/101');
});

test('a storage that is busy is asked again', async () => {
  trouble = [503, 500];
  await place().put('a', bytes);
  expect(await place().find('a')).toEqual(bytes);
});

test('a wrong secret, a missing bucket or a storage that stays broken is an error, never "nothing there"', async () => {
  await expect(place({ secretAccessKey: 'wrong' }).find('a')).rejects.toMatchObject({ status: 403 });
  await expect(place({ bucket: 'other' }).put('a', bytes)).rejects.toMatchObject({ status: 404 });
  await expect(place({ bucket: 'other' }).find('a')).rejects.toMatchObject({ status: 404 });
  trouble = [503, 503, 503, 503, 503];
  await expect(place().find('a')).rejects.toMatchObject({ status: 503 });
});

test('a key cannot lead elsewhere', async () => {
  for (const key of ['../a', 'a/../b', '/a', 'a//b', 'a?b'])
    await expect(place().put(key, bytes)).rejects.toThrow(RangeError);
});

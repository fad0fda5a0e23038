import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { VISION_WORKER } from '../../signals/vision-messages.ts';

const DIST = path.resolve(import.meta.dirname, '../../../client/dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
/** The exam server's own policy for what the worker may do (`server/src/app.ts`). */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self' data: blob:; media-src 'self' blob:",
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self)',
};

export interface Site {
  readonly address: string;
  close(): void;
}

/** Serves the built page's vision files under the exam's content policy, and an empty page. @throws where nothing is built. */
export async function openSite(): Promise<Site> {
  if (!existsSync(path.join(DIST, VISION_WORKER))) throw new Error('no built client: npm run build comes first');
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://here');
    const file = path.join(DIST, path.normalize(pathname));
    if (pathname === '/') response.writeHead(200, { ...HEADERS, 'content-type': 'text/html' }).end('<!doctype html>');
    else if (!file.startsWith(DIST) || !existsSync(file)) response.writeHead(404, HEADERS).end();
    else {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...HEADERS, 'content-type': type }).end(readFileSync(file));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

import { createServer, type Server } from 'node:http';

/**
 * Serves `text()` at /metrics for Prometheus on the machine's own address, or where `host` says. Figures of the service
 * alone: nothing about a person is in them.
 */
export function serveMetrics(port: number, host: string, text: () => string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

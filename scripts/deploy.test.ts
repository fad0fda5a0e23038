import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

/** Every variable that a part of the product reads from its environment. */
const known = new Set(
  [read('server/src/config.ts'), read('proctoring/service/main.ts')].flatMap((source) =>
    [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): z\b/gm)].map(([, name]) => name ?? ''),
  ),
);

interface Service {
  image?: string;
  environment?: Record<string, string>;
}

test('the configuration has been read', () => {
  expect([...known]).toEqual(expect.arrayContaining(['PORT', 'NATS_URL', 'S3_BUCKET', 'KHAOTHI_SERVER']));
});

test('compose sets only variables that the product reads, and names every one that it takes from .env', () => {
  const text = read('compose.yaml');
  const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
  const own = Object.values(services).filter(({ image }) => image === 'khaothi');
  expect(own.length).toBeGreaterThanOrEqual(4);
  for (const { environment = {} } of own) for (const name of Object.keys(environment)) expect(known).toContain(name);
  const given = new Set(read('deploy/env.example').match(/^[A-Z0-9_]+(?==)/gm));
  const asked = new Set([...text.matchAll(/\$\{([A-Z0-9_]+):\?\}/g)].map(([, name]) => name));
  expect([...asked].sort()).toEqual([...given].sort());
});

test('the manifests set only variables that the product reads, and ask the addresses that it answers', () => {
  const text = read('deploy/kubernetes/khaothi.yaml');
  const documents = parseAllDocuments(text);
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  for (const [, name] of text.matchAll(/name: ([A-Z][A-Z0-9_]+)\b/g)) expect(known).toContain(name);
  for (const name of /khaothi-env \} # (.*)/.exec(text)?.[1]?.split(' ') ?? ['?']) expect(known).toContain(name);
  const app = read('server/src/app.ts');
  const asked = [...text.matchAll(/path: (\/api\/\w+)/g)].map(([, path]) => path);
  expect(new Set(asked)).toEqual(new Set(['/api/health', '/api/ready']));
  for (const path of asked) expect(app).toContain(`app.get('${path}'`);
});

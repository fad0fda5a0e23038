import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { newSecrets, openSecrets, secretsOf } from './secrets.ts';

describe('the configuration', () => {
  test('has a default for everything, the demo included, until a database is named', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      demo: true,
      databaseUrl: null,
      trustedProxies: 0,
    });
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/khaothi' }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/khaothi', KHAOTHI_DEMO: 'on' }).demo).toBe(true);
  });

  test('names everything that is wrong at once', () => {
    expect(() => readConfig({ PORT: 'abc', PUBLIC_URL: 'no address', KHAOTHI_DEMO: 'maybe' })).toThrow(
      /PORT.*PUBLIC_URL.*KHAOTHI_DEMO/,
    );
  });

  test('knows the whole object storage or none of it', () => {
    const half = { S3_ENDPOINT: 'http://127.0.0.1:9000/', S3_BUCKET: 'khaothi', S3_ACCESS_KEY_ID: 'a' };
    expect(() => readConfig(half)).toThrow(/S3_SECRET_ACCESS_KEY/);
    const place = readConfig({ ...half, S3_SECRET_ACCESS_KEY: 's' }).s3;
    expect(place).toMatchObject({ endpoint: 'http://127.0.0.1:9000', bucket: 'khaothi', region: 'us-east-1' });
    expect(readConfig({}).s3).toBeNull();
  });

  test.each([
    ['https://Thi.LaoCai.vn:443/', 'https://thi.laocai.vn'],
    ['http://thi.vn:80', 'http://thi.vn'],
    ['https://khảothí.vn', 'https://xn--khoth-3sa2534c.vn'],
    ['https://thi.vn:8443/khaothi/', 'https://thi.vn:8443/khaothi'],
  ])('knows %s as browsers write it', (given, written) => {
    expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(written);
  });

  test('an empty variable is one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });
});

describe('the secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khaothi-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are made once, for this installation, readable by its owner alone', () => {
    const path = join(folder, 'secrets.json');
    const first = openSecrets(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(openSecrets(path).publicKey).toBe(first.publicKey);
    expect(readFileSync(path, 'utf8')).not.toContain(secretsOf(newSecrets()).serviceToken);
  });

  test('that others could read are closed again', () => {
    const path = join(folder, 'secrets.json');
    openSecrets(path);
    writeFileSync(path, readFileSync(path), { mode: 0o644 });
    openSecrets(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('given by the environment win over the kept ones', () => {
    const token = 't'.repeat(40);
    expect(openSecrets(join(folder, 'secrets.json'), { serviceToken: token }).serviceToken).toBe(token);
  });

  test('open what they wrapped under the same label and key, and nothing else', () => {
    const secrets = secretsOf(newSecrets());
    const wrapped = secrets.wrap(new Uint8Array([1, 2, 3]), 'paper');
    expect([...secrets.unwrap(wrapped, 'paper')]).toEqual([1, 2, 3]);
    expect(() => secrets.unwrap(wrapped, 'other')).toThrow();
    expect(() => secretsOf(newSecrets()).unwrap(wrapped, 'paper')).toThrow();
  });

  test('sign what only they can sign', () => {
    const secrets = secretsOf(newSecrets());
    expect(secrets.signatureIsRight('text', secrets.sign('text'))).toBe(true);
    expect(secrets.signatureIsRight('other', secrets.sign('text'))).toBe(false);
    expect(secretsOf(newSecrets()).signatureIsRight('text', secrets.sign('text'))).toBe(false);
    expect(secrets.tagIsRight('a', secrets.tag('b'))).toBe(false);
  });
});

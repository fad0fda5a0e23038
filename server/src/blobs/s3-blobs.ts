import { AwsClient } from 'aws4fetch';
import type { Blobs } from './blobs.ts';
import { checkKey } from './key.ts';

export interface S3Place {
  /** The address of the service, without the bucket: "https://s3.example.vn". */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the storage answered in place of the bytes. */
class StorageError extends Error {
  readonly status: number;

  constructor(status: number, what: string) {
    super(`object storage answered ${status} to ${what}`);
    this.name = 'StorageError';
    this.status = status;
  }
}

/**
 * Blobs in a bucket of an S3-compatible storage (path style, Signature Version 4): every node sees the same ones. Whether
 * an object appears whole is the storage's promise. A slow or failing storage is asked again, four times at most.
 */
export function s3Blobs({ endpoint, bucket, ...access }: S3Place): Blobs {
  const client = new AwsClient({ ...access, service: 's3', retries: 4, initRetryMs: 100 });
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', key: string, body?: Uint8Array<ArrayBuffer>) => {
    const address = `${endpoint}/${bucket}/${checkKey(key)}`;
    const reply = await client.fetch(address, { method, body, signal: AbortSignal.timeout(30_000) });
    if (!reply.ok && reply.status !== 404) throw new StorageError(reply.status, `${method} ${key}`);
    return reply;
  };
  return {
    async put(key, bytes) {
      const reply = await ask('PUT', key, new Uint8Array(bytes));
      // A missing bucket says 404 too: nothing may seem to be kept that is not.
      if (!reply.ok) throw new StorageError(reply.status, `PUT ${key}`);
      await reply.body?.cancel();
    },
    async find(key) {
      const reply = await ask('GET', key);
      if (reply.ok) return reply.bytes();
      const why = await reply.text();
      if (/NoSuchBucket/.test(why)) throw new StorageError(reply.status, `GET ${key}`);
      return null;
    },
    async remove(key) {
      await (await ask('DELETE', key)).body?.cancel();
    },
  };
}

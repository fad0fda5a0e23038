import type { Config } from '../config.ts';
import { type Blobs, diskBlobs } from './blobs.ts';
import { s3Blobs } from './s3-blobs.ts';

/** Where the configuration keeps large bytes: an object storage that all nodes share, else the data folder. */
export function openBlobs({ s3, dataDir }: Config): Blobs {
  return s3 ? s3Blobs(s3) : diskBlobs(`${dataDir}/blobs`);
}

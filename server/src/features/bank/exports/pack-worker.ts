import { parentPort, workerData } from 'node:worker_threads';
import { zipSync } from 'fflate';
import type { Packing } from './pack.ts';

const { parts, mtime } = workerData as Packing;
const bytes = zipSync(parts, { mtime });
parentPort?.postMessage(bytes, [bytes.buffer]);

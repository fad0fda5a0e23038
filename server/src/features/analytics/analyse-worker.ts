import { parentPort, workerData } from 'node:worker_threads';
import { type AnalysisInput, analyseItems } from './analyse-items.ts';

// The whole life of this thread: one analysis in, one out.
parentPort?.postMessage(analyseItems(workerData as AnalysisInput));

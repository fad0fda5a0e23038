import { Worker } from 'node:worker_threads';
import type { ItemAnalysis } from 'shared/contracts/analytics.ts';
import type { AnalysisInput } from './analyse-items.ts';

/** Runs the item analysis in a thread of its own, so that nobody's answer waits for it. */
export function analyseAside(input: AnalysisInput): Promise<Omit<ItemAnalysis, 'proof'>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./analyse-worker.ts', import.meta.url), { workerData: input });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the analysis ended with ${code} and no result`)));
  });
}

import { answerAsWorker } from '../../jobs/answer-as-worker.ts';
import { readPasted } from './read-pasted.ts';

/** The body of the worker of read-pasted-in-worker.ts: one clipboard in, its rich text out. */
answerAsWorker(readPasted);

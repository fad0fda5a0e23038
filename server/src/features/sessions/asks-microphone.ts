import type { Exam } from './queries.ts';

const FULL = 3;

/** Voices belong to full vision: without the own mouth they say nothing of anybody. */
export function asksMicrophone({ proctoring, listens }: Pick<Exam, 'proctoring' | 'listens'>): boolean {
  return listens && proctoring >= FULL;
}

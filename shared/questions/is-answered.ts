import type { Response } from './response.ts';

/**
 * True where a response says something: an empty box, no choice or an empty list is no answer. One rule for all kinds, by
 * the shape alone: the board counts answers of sealed exams, which do not say the kinds of their questions (decision 46).
 */
export function isAnswered(response: Response | null): boolean {
  if (typeof response === 'string') return response.trim() !== '';
  if (typeof response !== 'object' || response === null) return response !== null;
  return Object.values<Response>(response).some(isAnswered);
}

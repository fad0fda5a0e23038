export { type AnswerKey, answerKeyOf } from './answer-key.ts';
export { MARKING, markAttempt } from './mark-attempt.ts';
export { markFinishedSessions } from './mark-finished.ts';
export { publishResults } from './publish-results.ts';
export { findPublication, resultsOf } from './queries.ts';
export { type ReadableResults, type ResultLine, readResults, resultRow } from './read-results.ts';

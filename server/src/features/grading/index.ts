export { type AnswerKey, answerKeyOf } from './answer-key.ts';
export { isExamOver } from './exam-over.ts';
export { MARKING, markAttempt } from './mark-attempt.ts';
export { markFinishedSessions } from './mark-finished.ts';
export { noteExamUsed } from './note-exam-used.ts';
export { mayReadAll, readablePaths } from './policy.ts';
export { publishResults } from './publish-results.ts';
export { findPublication, findResult, marksByExam, resultsOf } from './queries.ts';
export { type ReadableResults, type ResultLine, readAllResults, readResults, resultRow } from './read-results.ts';

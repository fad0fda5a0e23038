export { noteFinishedExams } from './note-finished-exams.ts';
export { proofOf, readItemAnalysis } from './read-item-analysis.ts';

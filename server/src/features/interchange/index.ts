export { exportExamFile } from './export-exam-file.ts';
export { type ExamFileVerification, verifyExamFile } from './verify-exam-file.ts';

export { type ExamFileVerification, verifyExamFile } from './verify-exam-file.ts';

export { requireSafeExamBrowser } from './require-safe-exam-browser.ts';

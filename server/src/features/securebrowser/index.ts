export {
  isLeftOut,
  keepRelaxed,
  leftOutSince,
  pageLockOf,
  relaxedFor,
  relaxedOfSession,
} from './page-lock/page-lock.ts';
export { requireSafeExamBrowser } from './require-safe-exam-browser.ts';
export { sebClientOf } from './steering/client-door.ts';
export { programThatDiffers } from './steering/programs-that-differ.ts';

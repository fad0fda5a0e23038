export { carried, controlsReaching, doCarried, noteCarried, shareActs, tellReached } from './carried-controls.ts';
export { mayInvigilate } from './policy.ts';
export { controls } from './tables.ts';

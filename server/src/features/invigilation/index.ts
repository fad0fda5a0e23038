export { carried, controlsReaching, doCarried, noteCarried } from './carried-controls.ts';
export { mayInvigilate } from './policy.ts';
export { controls } from './tables.ts';

export {
  carried,
  controlsReaching,
  doCarried,
  isCarried,
  noteCarried,
  shareActs,
  tellReached,
} from './carried-controls.ts';
export { mayInvigilate } from './policy.ts';
export { controls } from './tables.ts';

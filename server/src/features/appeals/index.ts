export { eraseAppealFiles } from './erase-files.ts';
export { incidentAppeals } from './tables.ts';

export { clearCheckIn } from './clear-check-in.ts';
export { eraseCheckIns } from './erase-check-ins.ts';
export { checkInsOf, checkInView } from './queries.ts';

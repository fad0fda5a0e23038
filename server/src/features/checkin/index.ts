export { clearCheckIn } from './clear-check-in.ts';
export { checkInsOf, checkInView } from './queries.ts';

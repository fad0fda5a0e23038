export { ProvinceRefused } from './ask-province.ts';
export { enrolHere } from './enrol-here.ts';
export { furnishHome, isFurnished } from './furnish-home.ts';
export { keepLink } from './keep-link.ts';
export { provinceClock } from './province-clock.ts';
export { homesOf, lastSeenInstant } from './queries.ts';

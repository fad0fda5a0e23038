export { holdWords } from './append-word.ts';
export { recordFamilyConsent } from './record-family-consent.ts';
export { watchingOf, watchingOfAll } from './watching.ts';

export { findForm, findSealedPaper, formsOf, paperKeyOf } from './queries.ts';
export { sealPapers } from './seal-papers.ts';

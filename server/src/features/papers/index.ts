export { findForm, findSealedPaper, formInRush, formsOf, paperKeyOf } from './queries.ts';
export { sealPapers } from './seal-papers.ts';

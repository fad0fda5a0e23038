export { paperBlob } from './paper-names.ts';
export { findRelease, findSealedPaper, formInRush, formsOf } from './queries.ts';
export { forgetReleaseKey, keepReleaseKey, paperKeyOf, releaseKeyOf } from './release-keys.ts';
export { sealPapers } from './seal-papers.ts';
export { examForms, examReleases } from './tables.ts';
export { findWithheld, revealWith, takeWithheld } from './withheld.ts';

export { proofOf, readItemAnalysis } from './read-item-analysis.ts';

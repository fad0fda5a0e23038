export { addQuestions, keepPicture } from './add-questions.ts';
export { newestVersions } from './newest-versions.ts';
export { definitionsOf, findPicture, versionKey } from './queries.ts';
export { banksOf, savedFilesOf } from './question-sources.ts';

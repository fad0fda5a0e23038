export { addQuestions, keepPicture, type NewQuestion } from './add-questions.ts';
export { newestVersions } from './newest-versions.ts';
export { definitionsOf, findPicture, type VersionRef, versionKey } from './queries.ts';
export { banksOf, type SavedFile, savedFilesOf } from './question-sources.ts';

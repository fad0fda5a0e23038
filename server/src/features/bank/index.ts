export { addQuestions, keepPicture } from './add-questions.ts';
export { mediaTypeOf } from './media-type.ts';
export { newestVersions } from './newest-versions.ts';
export { definitionsOf, findPicture, versionKey } from './queries.ts';
export { banksOf, savedFilesOf } from './question-sources.ts';

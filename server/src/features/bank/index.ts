export { addQuestions, keepPicture, type NewQuestion } from './add-questions.ts';
export { definitionsOf, findPicture, type VersionRef, versionKey } from './queries.ts';

export { addQuestions, keepPicture, type NewQuestion } from './add-questions.ts';
export { mediaTypeOf } from './media-type.ts';
export { noteRecords, noteUses } from './note-use.ts';
export { definitionsOf, findPicture, versionKey } from './queries.ts';
export { banksOf, savedFilesOf } from './question-sources.ts';
export { questionsToUse } from './questions-to-use.ts';
export { readerIn as bankReader } from './reader.ts';
export { countByTopic, searchQuestions } from './search-questions.ts';

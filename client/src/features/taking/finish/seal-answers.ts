// A file of its own, so that the page fetches the sealing without what only the server needs to open it.
export { sealAnswers } from 'shared/attempt/answer-file.ts';

export { announceFiles } from './announce-files.ts';
export { forgetFilesFrom } from './forget-file.ts';
export { openAnswerFile } from './open-answer-file.ts';
export { answerFiles } from './tables.ts';
export { takePiece } from './take-piece.ts';

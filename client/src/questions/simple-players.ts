import type { Response } from 'shared/questions/response.ts';
import type { SimpleDefinition, SimpleView } from 'shared/questions/simple-kinds.ts';
import { associatePlayer } from './associate/player-side.ts';
import { choicePlayer } from './choice/Player.tsx';
import { clozePlayer } from './cloze/player-side.ts';
import { drawingPlayer } from './drawing/player-side.ts';
import { essayPlayer } from './essay/player-side.ts';
import { fileUploadPlayer } from './file-upload/player-side.ts';
import { gapMatchPlayer } from './gap-match/player-side.ts';
import { hotTextPlayer } from './hot-text/player-side.ts';
import { hotspotPlayer } from './hotspot/player-side.ts';
import { labelPicturePlayer } from './label-picture/player-side.ts';
import { matchingPlayer } from './matching/player-side.ts';
import { matrixPlayer } from './matrix/player-side.ts';
import { multipleChoicePlayer } from './multiple-choice/player-side.ts';
import { orderingPlayer } from './ordering/player-side.ts';
import type { QuestionPlayer } from './player.ts';
import { pointOnPicturePlayer } from './point-on-picture/player-side.ts';
import { recordingPlayer } from './recording/player-side.ts';
import { shortAnswerPlayer } from './short-answer/Player.tsx';
import { shortTextPlayer } from './short-text/player-side.ts';
import { sliderPlayer } from './slider/player-side.ts';
import { trueFalseGroupPlayer } from './true-false-group/Player.tsx';

/** One line per kind that may be a part of another; a kind without a player does not compile. */
export const simplePlayers = {
  choice: choicePlayer,
  trueFalseGroup: trueFalseGroupPlayer,
  shortAnswer: shortAnswerPlayer,
  drawing: drawingPlayer,
  fileUpload: fileUploadPlayer,
  gapMatch: gapMatchPlayer,
  hotText: hotTextPlayer,
  hotspot: hotspotPlayer,
  labelPicture: labelPicturePlayer,
  pointOnPicture: pointOnPicturePlayer,
  recording: recordingPlayer,
  slider: sliderPlayer,
  associate: associatePlayer,
  cloze: clozePlayer,
  essay: essayPlayer,
  matching: matchingPlayer,
  matrix: matrixPlayer,
  multipleChoice: multipleChoicePlayer,
  ordering: orderingPlayer,
  shortText: shortTextPlayer,
} satisfies Readonly<Record<SimpleDefinition['kind'], unknown>>;

/** The player of a question or of a part of one. */
export function simplePlayerOf(kind: SimpleDefinition['kind']): QuestionPlayer<SimpleView, Response> {
  return simplePlayers[kind] as unknown as QuestionPlayer<SimpleView, Response>;
}

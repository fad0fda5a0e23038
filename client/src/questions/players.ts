import type { KindName, Response, View } from 'shared/questions/registry.ts';
import { choicePlayer } from './choice/Player.tsx';
import { drawingPlayer } from './drawing/player-side.ts';
import { fileUploadPlayer } from './file-upload/player-side.ts';
import { gapMatchPlayer } from './gap-match/player-side.ts';
import { hotTextPlayer } from './hot-text/player-side.ts';
import { hotspotPlayer } from './hotspot/player-side.ts';
import { labelPicturePlayer } from './label-picture/player-side.ts';
import type { QuestionPlayer } from './player.ts';
import { pointOnPicturePlayer } from './point-on-picture/player-side.ts';
import { recordingPlayer } from './recording/player-side.ts';
import { shortAnswerPlayer } from './short-answer/Player.tsx';
import { sliderPlayer } from './slider/player-side.ts';
import { trueFalseGroupPlayer } from './true-false-group/Player.tsx';
import { unplayable } from './unplayable.tsx';

/** One line per kind. A kind whose player is still being built is named by `unplayable`. */
const players = {
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
} satisfies Readonly<Partial<Record<KindName, unknown>>>;

/** The player of a question, for pages that treat all kinds alike. */
export function playerOf(kind: KindName): QuestionPlayer<View, Response> {
  return ((players as Partial<Record<KindName, unknown>>)[kind] ?? unplayable) as QuestionPlayer<View, Response>;
}

/**
 * Brings the players that come later, and what plays sounds, ahead of the paper: the line may be down when a question needs
 * them. What does not come now is tried again when it is needed.
 */
export async function preloadPlayers(): Promise<void> {
  const all = Object.values(players) as readonly Partial<QuestionPlayer<View, Response>>[];
  await Promise.allSettled([...all.map(({ preload }) => preload?.()), import('../ui/Playable.tsx')]);
}

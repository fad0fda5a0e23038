import type { KindName, Response, View } from 'shared/questions/registry.ts';
import { choicePlayer } from './choice/Player.tsx';
import type { QuestionPlayer } from './player.ts';
import { shortAnswerPlayer } from './short-answer/Player.tsx';
import { trueFalseGroupPlayer } from './true-false-group/Player.tsx';

/** One line per kind; a kind without a player does not compile. */
const players = {
  choice: choicePlayer,
  trueFalseGroup: trueFalseGroupPlayer,
  shortAnswer: shortAnswerPlayer,
} satisfies Readonly<Record<KindName, unknown>>;

/** The player of a question, for pages that treat all kinds alike. */
export function playerOf(kind: KindName): QuestionPlayer<View, Response> {
  return players[kind] as unknown as QuestionPlayer<View, Response>;
}

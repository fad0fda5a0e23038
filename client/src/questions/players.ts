import type { KindName, Response, View } from 'shared/questions/registry.ts';
import { choicePlayer } from './choice/Player.tsx';
import type { QuestionPlayer } from './player.ts';
import { shortAnswerPlayer } from './short-answer/Player.tsx';
import { trueFalseGroupPlayer } from './true-false-group/Player.tsx';
import { unplayable } from './unplayable.tsx';

/** One line per kind. A kind whose player is still being built is named by `unplayable`. */
const players = {
  choice: choicePlayer,
  trueFalseGroup: trueFalseGroupPlayer,
  shortAnswer: shortAnswerPlayer,
} satisfies Readonly<Partial<Record<KindName, unknown>>>;

/** The player of a question, for pages that treat all kinds alike. */
export function playerOf(kind: KindName): QuestionPlayer<View, Response> {
  return ((players as Partial<Record<KindName, unknown>>)[kind] ?? unplayable) as QuestionPlayer<View, Response>;
}

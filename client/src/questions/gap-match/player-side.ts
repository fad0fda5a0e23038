import { gapsOf } from 'shared/questions/content.ts';
import type { GapMatchResponse, GapMatchView } from 'shared/questions/gap-match/gap-match.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const gapMatchPlayer: QuestionPlayer<GapMatchView, GapMatchResponse> = {
  ...lazyPlayer(playerFiles.gapMatch),
  progress: (view, response) =>
    progressOf(gapsOf(view.text).filter((gap) => response?.[gap]).length, gapsOf(view.text).length),
  keyed: () => undefined,
  spoken: (view) =>
    [spokenOf(view.stem), spokenOf(view.text), ...view.tokens.map(({ content }) => spokenOf(content))].join('. '),
};

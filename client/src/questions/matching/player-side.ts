import type { MatchingResponse, MatchingView } from 'shared/questions/matching/matching.ts';
import { capital } from 'shared/questions/tally.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const matchingPlayer: QuestionPlayer<MatchingView, MatchingResponse> = {
  ...lazyPlayer(playerFiles.matching),
  progress: (view, response) =>
    progressOf(view.sources.filter(({ id }) => (response?.[id]?.length ?? 0) > 0).length, view.sources.length),
  keyed: () => undefined,
  spoken: (view) =>
    [
      spokenOf(view.stem),
      ...view.sources.map(({ content }, at) => `${at + 1}. ${spokenOf(content)}`),
      ...view.targets.map(({ content }, at) => `${capital(at)}. ${spokenOf(content)}`),
    ].join('. '),
};

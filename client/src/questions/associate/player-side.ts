import type { AssociateResponse, AssociateView } from 'shared/questions/associate/associate.ts';
import { capital } from 'shared/questions/tally.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const associatePlayer: QuestionPlayer<AssociateView, AssociateResponse> = {
  ...lazyPlayer(playerFiles.associate),
  progress: (view, response) => progressOf(response?.length ?? 0, view.maxPairs ?? Math.floor(view.choices.length / 2)),
  keyed: () => undefined,
  spoken: (view) =>
    [spokenOf(view.stem), ...view.choices.map(({ content }, at) => `${capital(at)}. ${spokenOf(content)}`)].join('. '),
};

import type { OrderingResponse, OrderingView } from 'shared/questions/ordering/ordering.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const orderingPlayer: QuestionPlayer<OrderingView, OrderingResponse> = {
  ...lazyPlayer(playerFiles.ordering),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => [spokenOf(view.stem), ...view.items.map(({ content }) => spokenOf(content))].join('. '),
};

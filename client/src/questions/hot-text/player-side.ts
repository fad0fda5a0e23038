import type { HotTextResponse, HotTextView } from 'shared/questions/hot-text/hot-text.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const hotTextPlayer: QuestionPlayer<HotTextView, HotTextResponse> = {
  ...lazyPlayer(playerFiles.hotText),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => [spokenOf(view.stem), spokenOf(view.text)].join('. '),
};

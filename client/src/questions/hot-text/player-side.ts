import { wordsOf } from 'shared/questions/content.ts';
import type { HotTextResponse, HotTextView } from 'shared/questions/hot-text/hot-text.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';

export const hotTextPlayer: QuestionPlayer<HotTextView, HotTextResponse> = {
  ...lazyPlayer(async () => (await import('./Player.tsx')).HotTextPlayer),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => [wordsOf(view.stem), wordsOf(view.text)].join('. '),
};

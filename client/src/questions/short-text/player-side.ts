import type { ShortTextResponse, ShortTextView } from 'shared/questions/short-text/short-text.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const shortTextPlayer: QuestionPlayer<ShortTextView, ShortTextResponse> = {
  ...lazyPlayer(playerFiles.shortText),
  progress: (_view, response) => (response?.trim() ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => spokenOf(view.stem),
};

import { type EssayResponse, type EssayView, filesOf, textOf } from 'shared/questions/essay/essay.ts';
import { countWords } from 'shared/questions/essay/word-count.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const essayPlayer: QuestionPlayer<EssayView, EssayResponse> = {
  ...lazyPlayer(playerFiles.essay),
  progress(view, response) {
    if (filesOf(response).length > 0) return 'all';
    const words = countWords(textOf(response));
    return words === 0 ? 'none' : words < (view.minWords ?? 1) ? 'some' : 'all';
  },
  keyed: () => undefined,
  spoken: (view) => spokenOf(view.stem),
};

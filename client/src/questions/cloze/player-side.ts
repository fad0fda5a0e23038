import type { ClozeResponse, ClozeView } from 'shared/questions/cloze/cloze.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const clozePlayer: QuestionPlayer<ClozeView, ClozeResponse> = {
  ...lazyPlayer(playerFiles.cloze),
  progress: (view, response) =>
    progressOf(view.gaps.filter(({ id }) => (response?.[id] ?? '').trim() !== '').length, view.gaps.length),
  keyed: () => undefined,
  spoken: (view) => [spokenOf(view.stem), spokenOf(view.text)].join('. '),
};

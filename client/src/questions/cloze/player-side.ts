import type { ClozeResponse, ClozeView } from 'shared/questions/cloze/cloze.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { progressOf } from '../progress.ts';

export const clozePlayer: QuestionPlayer<ClozeView, ClozeResponse> = {
  ...lazyPlayer(async () => (await import('./Player.tsx')).ClozePlayer),
  progress: (view, response) =>
    progressOf(view.gaps.filter(({ id }) => (response?.[id] ?? '').trim() !== '').length, view.gaps.length),
  keyed: () => undefined,
  spoken: (view) => [wordsOf(view.stem), wordsOf(view.text)].join('. '),
};

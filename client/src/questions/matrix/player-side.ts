import type { MatrixResponse, MatrixView } from 'shared/questions/matrix/matrix.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const matrixPlayer: QuestionPlayer<MatrixView, MatrixResponse> = {
  ...lazyPlayer(playerFiles.matrix),
  progress: (view, response) =>
    progressOf(view.rows.filter(({ id }) => (response?.[id]?.length ?? 0) > 0).length, view.rows.length),
  keyed: () => undefined,
  spoken: (view) =>
    [spokenOf(view.stem), ...[...view.rows, ...view.columns].map(({ content }) => spokenOf(content))].join('. '),
};

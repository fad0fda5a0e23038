import type { DrawingResponse, DrawingView } from 'shared/questions/drawing/drawing.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const drawingPlayer: QuestionPlayer<DrawingView, DrawingResponse> = {
  ...lazyPlayer(playerFiles.drawing),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => [spokenOf(view.stem), view.background?.alt ?? ''].join('. '),
};

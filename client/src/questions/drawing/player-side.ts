import { wordsOf } from 'shared/questions/content.ts';
import type { DrawingResponse, DrawingView } from 'shared/questions/drawing/drawing.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';

export const drawingPlayer: QuestionPlayer<DrawingView, DrawingResponse> = {
  ...lazyPlayer(async () => (await import('./Player.tsx')).DrawingPlayer),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => [wordsOf(view.stem), view.background?.alt ?? ''].join('. '),
};

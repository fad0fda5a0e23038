import type { PointOnPictureResponse, PointOnPictureView } from 'shared/questions/point-on-picture/point-on-picture.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const pointOnPicturePlayer: QuestionPlayer<PointOnPictureView, PointOnPictureResponse> = {
  ...lazyPlayer(playerFiles.pointOnPicture),
  progress: (view, response) => progressOf(response?.length ?? 0, view.points),
  keyed: () => undefined,
  spoken: (view) => [spokenOf(view.stem), view.picture?.alt ?? ''].join('. '),
};

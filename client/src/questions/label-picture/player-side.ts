import type { LabelPictureResponse, LabelPictureView } from 'shared/questions/label-picture/label-picture.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { progressOf } from '../progress.ts';
import { spokenOf } from '../spoken.ts';

export const labelPicturePlayer: QuestionPlayer<LabelPictureView, LabelPictureResponse> = {
  ...lazyPlayer(playerFiles.labelPicture),
  progress: ({ spots }, response) => progressOf(spots.filter(({ id }) => response?.[id]).length, spots.length),
  keyed: () => undefined,
  spoken: (view) =>
    [spokenOf(view.stem), view.picture?.alt ?? '', ...view.labels.map(({ content }) => spokenOf(content))].join('. '),
};

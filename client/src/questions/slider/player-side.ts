import type { SliderResponse, SliderView } from 'shared/questions/slider/slider.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const sliderPlayer: QuestionPlayer<SliderView, SliderResponse> = {
  ...lazyPlayer(playerFiles.slider),
  progress: (_view, response) => (response === null ? 'none' : 'all'),
  keyed: () => undefined,
  spoken: (view) => spokenOf(view.stem),
};

import type { MultipleChoiceResponse, MultipleChoiceView } from 'shared/questions/multiple-choice/multiple-choice.ts';
import { capital } from 'shared/questions/tally.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';
import { toggled } from './toggled.ts';

export const multipleChoicePlayer: QuestionPlayer<MultipleChoiceView, MultipleChoiceResponse> = {
  ...lazyPlayer(playerFiles.multipleChoice),
  progress(view, response) {
    const chosen = response?.length ?? 0;
    return chosen === 0 ? 'none' : chosen < (view.minChoices ?? 1) ? 'some' : 'all';
  },
  keyed(view, key, response) {
    const place = key.length === 1 ? key.toUpperCase().charCodeAt(0) - 65 : -1;
    const id = view.options[place]?.id;
    return id === undefined ? undefined : toggled(view, response, id);
  },
  spoken: (view) =>
    [spokenOf(view.stem), ...view.options.map(({ content }, at) => `${capital(at)}. ${spokenOf(content)}`)].join('. '),
};

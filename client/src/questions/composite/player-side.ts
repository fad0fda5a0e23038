import type { CompositeResponse, CompositeView } from 'shared/questions/composite/composite.ts';
import { small } from 'shared/questions/tally.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { simplePlayerOf } from '../simple-players.ts';
import { spokenOf } from '../spoken.ts';

export const compositePlayer: QuestionPlayer<CompositeView, CompositeResponse> = {
  ...lazyPlayer(async () => (await import('./Player.tsx')).CompositePlayer),
  progress({ parts }, response) {
    const all = parts.map(({ id, view }) => simplePlayerOf(view.kind).progress(view, response?.[id] ?? null));
    return all.every((one) => one === 'all') ? 'all' : all.every((one) => one === 'none') ? 'none' : 'some';
  },
  keyed: () => undefined,
  spoken: ({ stem, parts }) =>
    [spokenOf(stem), ...parts.map(({ view }, at) => `${small(at)}. ${simplePlayerOf(view.kind).spoken(view)}`)].join(
      '. ',
    ),
};

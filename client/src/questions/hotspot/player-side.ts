import type { HotspotResponse, HotspotView } from 'shared/questions/hotspot/hotspot.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const hotspotPlayer: QuestionPlayer<HotspotView, HotspotResponse> = {
  ...lazyPlayer(playerFiles.hotspot),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: (view, key) => {
    const spot = /^[1-9]$/.test(key) && (view.maxChoices ?? 1) === 1 ? view.spots[Number(key) - 1] : undefined;
    return spot && [spot.id];
  },
  spoken: (view) =>
    [spokenOf(view.stem), view.picture?.alt ?? '', ...view.spots.map((spot, at) => `${at + 1}. ${spot.label}`)].join(
      '. ',
    ),
};

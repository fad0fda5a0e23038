import type { RecordingResponse, RecordingView } from 'shared/questions/recording/recording.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { spokenOf } from '../spoken.ts';

export const recordingPlayer: QuestionPlayer<RecordingView, RecordingResponse> = {
  ...lazyPlayer(async () => (await import('./Player.tsx')).RecordingPlayer),
  progress: (_view, response) => (response ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => spokenOf(view.stem),
};

import type { RecordingResponse, RecordingView } from 'shared/questions/recording/recording.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const recordingPlayer: QuestionPlayer<RecordingView, RecordingResponse> = {
  ...lazyPlayer(playerFiles.recording),
  progress: (_view, response) => (response ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => spokenOf(view.stem),
};

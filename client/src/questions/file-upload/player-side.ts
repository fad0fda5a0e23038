import type { FileUploadResponse, FileUploadView } from 'shared/questions/file-upload/file-upload.ts';
import { lazyPlayer } from '../lazy-player.tsx';
import type { QuestionPlayer } from '../player.ts';
import { playerFiles } from '../player-files.ts';
import { spokenOf } from '../spoken.ts';

export const fileUploadPlayer: QuestionPlayer<FileUploadView, FileUploadResponse> = {
  ...lazyPlayer(playerFiles.fileUpload),
  progress: (_view, response) => (response && response.length > 0 ? 'all' : 'none'),
  keyed: () => undefined,
  spoken: (view) => spokenOf(view.stem),
};

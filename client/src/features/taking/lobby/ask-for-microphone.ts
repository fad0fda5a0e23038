import { readWatching } from 'shared/contracts/consents.ts';
import { call } from '../../../api/call.ts';

/**
 * Lets the browser ask in the lobby, so that its question does not stand before the paper; only where exam, pupil and family each
 * said yes. The answer is the browser's to keep.
 */
export async function askForMicrophone(): Promise<void> {
  const watching = await call(readWatching);
  if (!watching.ok || !watching.value.listens) return;
  const { openMicrophone } = await import('../proctoring/open-microphone.ts');
  const opened = await openMicrophone();
  if (opened.ok) opened.close();
}

import { type ReactNode, useCallback } from 'react';
import { MEDIA_BYTES, uploadMedia } from 'shared/contracts/bank.ts';
import { PASTED_MOST, readPasted } from 'shared/contracts/bank-writing.ts';
import type { RichText } from 'shared/questions/content.ts';
import { call } from '../../api/call.ts';
import { number } from '../../i18n/format.ts';
import { MediaDoorProvider, type Uploaded } from '../../questions/media-door.ts';
import { PasteDoorProvider } from '../../questions/rich/doors.ts';
import { sayRefused } from '../../ui/toasts.tsx';
import { t } from './messages.ts';

/** Around what writes a question: its pictures, sounds and films go into the bank of this unit, what is pasted is read. */
export function BankMediaDoor({ unitId, children }: { readonly unitId: string; readonly children: ReactNode }) {
  const upload = useCallback(
    async (file: File): Promise<Uploaded> => {
      // Said before the line has carried it for nothing.
      if (file.size > MEDIA_BYTES) return { ok: false, sentence: t().mediaTooLarge(number(MEDIA_BYTES / 1_048_576)) };
      const result = await call(uploadMedia, { query: { unitId }, file });
      if (!result.ok) return { ok: false, sentence: result.error.sentence };
      const { sha256, mime, width, height } = result.value;
      return { ok: true, media: sha256, mime, width, height };
    },
    [unitId],
  );
  return (
    <MediaDoorProvider value={upload}>
      <PasteDoorProvider value={readClipboard}>{children}</PasteDoorProvider>
    </MediaDoorProvider>
  );
}

/** What Word or a web page put on the clipboard, as rich text; what was lost on the way is said. */
async function readClipboard(html: string): Promise<RichText | null> {
  if (html.length > PASTED_MOST) {
    sayRefused({ sentence: t().pastedTooLarge });
    return null;
  }
  const result = await call(readPasted, { body: { html } });
  if (!result.ok) {
    sayRefused(result.error);
    return null;
  }
  const { content, lost } = result.value;
  if (lost.length > 0) sayRefused({ sentence: t().pastedWithout(lost.slice(0, 5).join(', ')) });
  return content;
}

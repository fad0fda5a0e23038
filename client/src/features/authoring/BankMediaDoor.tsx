import { type ReactNode, useCallback } from 'react';
import { MEDIA_BYTES, uploadMedia } from 'shared/contracts/bank.ts';
import { call } from '../../api/call.ts';
import { number } from '../../i18n/format.ts';
import { MediaDoorProvider, type Uploaded } from '../../questions/media-door.ts';
import { t } from './messages.ts';

/** Around what writes a question: its pictures, sounds and films go into the bank of this unit. */
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
  return <MediaDoorProvider value={upload}>{children}</MediaDoorProvider>;
}

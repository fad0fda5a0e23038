import { useEffect, useState } from 'react';
import { QrCode } from '../../../ui/QrCode.tsx';
import { t } from '../messages.ts';
import css from './AnswerCodes.module.css';

/** Slow enough for the camera of an old laptop, quick enough for a patient invigilator. */
const TURN_MS = 450;

/** The sealed answers as QR pictures that turn by themselves, until whoever reads them has all. */
export function AnswerCodes({ pieces }: { pieces: readonly string[] }) {
  const [place, setPlace] = useState(0);
  useEffect(() => {
    if (pieces.length < 2) return;
    const timer = setInterval(() => setPlace((now) => (now + 1) % pieces.length), TURN_MS);
    return () => clearInterval(timer);
  }, [pieces.length]);
  return (
    <figure className={css.codes}>
      <QrCode text={pieces[place] ?? ''} size={420} title={t().receipt.paperQr} />
      <figcaption>{t().receipt.qrOf(place + 1, pieces.length)}</figcaption>
    </figure>
  );
}

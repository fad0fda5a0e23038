import { Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type QrReading, readQrPiece } from 'shared/attempt/qr-chain.ts';
import css from './act-dialog.module.css';
import { t } from './messages.ts';
import { readQr } from './read-qr.ts';

/** Pictures looked at: a screen shows about two a second. */
const LOOK_MS = 120;
/** Enough for a code of six hundred letters, and quick on an old computer. */
const WIDTH = 960;

/** Reads the QR pictures of a pupil's screen with the camera, in any order, until the paper is whole. */
export function ScanAnswers({ onWhole }: { onWhole: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [reading, setReading] = useState<QrReading | null>(null);
  const [isBlind, setBlind] = useState(false);
  const done = useRef(onWhole);
  done.current = onWhole;

  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOpen = true;
    let held: QrReading | null = null;
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const look = () => {
      const seen = video.current;
      if (!isOpen || !seen || !context || seen.videoWidth === 0) return;
      canvas.width = Math.min(WIDTH, seen.videoWidth);
      canvas.height = Math.round((canvas.width * seen.videoHeight) / seen.videoWidth);
      context.drawImage(seen, 0, 0, canvas.width, canvas.height);
      const text = readQr(context.getImageData(0, 0, canvas.width, canvas.height));
      if (text === null) return;
      const step = readQrPiece(held, text);
      held = step.reading;
      if (step.kind === 'new' || step.kind === 'whole') setReading(step.reading);
      if (step.kind !== 'whole') return;
      isOpen = false;
      done.current(step.text);
    };
    const timer = setInterval(look, LOOK_MS);
    openCamera().then(
      (opened) => {
        stream = opened;
        if (isOpen && video.current) video.current.srcObject = opened;
        else stop(opened);
      },
      () => setBlind(true),
    );
    return () => {
      isOpen = false;
      clearInterval(timer);
      stop(stream);
    };
  }, []);

  if (isBlind) return <p role="alert">{t().answerFile.noCamera}</p>;
  const read = reading?.pieces.size ?? 0;
  return (
    <div className={css.form}>
      <video ref={video} className={css.camera} autoPlay muted playsInline aria-label={t().answerFile.camera} />
      <Progress value={reading ? (read / reading.count) * 100 : 0} aria-label={t().answerFile.scan} />
      <p className={css.lead} role="status">
        {reading ? t().answerFile.scanned(read, reading.count) : t().answerFile.scanLead}
      </p>
    </div>
  );
}

/** Rejects where there is none: plain http outside localhost has no camera, and the file remains. */
async function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

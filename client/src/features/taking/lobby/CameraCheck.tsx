import { useEffect, useRef, useState } from 'react';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { CheckLine } from './CheckLine.tsx';
import css from './CheckList.module.css';
import type { CheckResult } from './device-checks.ts';
import { type HeldCamera, holdCamera } from './hold-camera.ts';

/** Asks for the camera on a click and shows the candidate their own picture, which goes nowhere. */
export function CameraCheck() {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [result, setResult] = useState<CheckResult>({ state: 'ask', says: t().checks.cameraWaits });
  const video = useRef<HTMLVideoElement>(null);

  const held = useRef<HeldCamera | null>(null);

  useEffect(() => {
    // Absent where the page came over plain http: the same answer as a refusal.
    const camera = holdCamera(() => navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } }));
    held.current = camera;
    return () => camera.close();
  }, []);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);

  async function look() {
    setResult({ state: 'working', says: t().checks.working });
    try {
      const opened = await held.current?.open();
      if (!opened) return;
      setStream(opened);
      setResult({ state: 'good', says: t().checks.cameraGood });
    } catch {
      setResult({ state: 'bad', says: t().checks.cameraBad });
    }
  }

  return (
    <CheckLine name={t().checks.camera} result={result}>
      {stream && (
        <video ref={video} className={css.picture} autoPlay muted playsInline aria-label={t().checks.camera} />
      )}
      {!stream && (
        <Button disabled={result.state === 'working'} onClick={() => void look()}>
          {t().checks.cameraFix}
        </Button>
      )}
    </CheckLine>
  );
}

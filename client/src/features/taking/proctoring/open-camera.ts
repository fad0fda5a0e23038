import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';

/** The camera as a playing picture, or why there is none. A refusal is an answer, not an error. */
export type OpenedCamera =
  | { readonly ok: true; readonly video: HTMLVideoElement; readonly ended: Promise<void>; close(): void }
  | { readonly ok: false; readonly reason: NotWatchedReason };

const REASONS: Readonly<Record<string, NotWatchedReason>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export async function openCamera(): Promise<OpenedCamera> {
  // Browsers give no camera to pages without HTTPS.
  if (!navigator.mediaDevices) return { ok: false, reason: 'missing' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 10, max: 15 } },
      audio: false,
    });
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    const [track] = stream.getVideoTracks();
    return {
      ok: true,
      video,
      ended: new Promise((resolve) => track?.addEventListener('ended', () => resolve(), { once: true })),
      close() {
        for (const one of stream.getTracks()) one.stop();
        video.srcObject = null;
      },
    };
  } catch (error) {
    return { ok: false, reason: REASONS[(error as DOMException).name] ?? 'busy' };
  }
}

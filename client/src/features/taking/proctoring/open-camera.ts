import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';

/** The camera as a playing picture, or why there is none. A refusal is an answer, not an error. */
export type OpenedCamera = OpenCamera | { readonly ok: false; readonly reason: NotWatchedReason };

interface OpenCamera {
  readonly ok: true;
  readonly ended: Promise<void>;
  /** What it shows now; null while it shows nothing. */
  frame(): Promise<ImageBitmap | null>;
  close(): void;
}

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
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 10, max: 15 } },
      audio: false,
    });
    return await playing(stream);
  } catch (error) {
    if (stream) stopTracks(stream);
    return { ok: false, reason: REASONS[(error as DOMException).name] ?? 'busy' };
  }
}

async function playing(stream: MediaStream): Promise<OpenCamera> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  const [track] = stream.getVideoTracks();
  return {
    ok: true,
    ended: new Promise((resolve) => track?.addEventListener('ended', () => resolve(), { once: true })),
    frame: async () => (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? null : createImageBitmap(video)),
    close() {
      stopTracks(stream);
      video.srcObject = null;
    },
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

import type { Around } from 'proctoring/signals/detector.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import { isVirtualCamera } from 'proctoring/signals/virtual-camera/names.ts';
import { listenToFrames } from './frame-rhythm.ts';

/** The camera as a playing picture, or why there is none. A refusal is an answer, not an error. */
export type OpenedCamera = OpenCamera | { readonly ok: false; readonly reason: NotWatchedReason };

export interface OpenCamera {
  readonly ok: true;
  readonly ended: Promise<void>;
  /** To show the candidate their own picture. */
  readonly stream: MediaStream;
  readonly device: { readonly label: string; readonly width: number; readonly height: number };
  /** What it shows now; null while it shows nothing. */
  frame(): Promise<ImageBitmap | null>;
  /** What is known of the camera itself at this look. */
  readonly around: () => Pick<Around, 'camera'>;
  close(): void;
}

const REASONS: Readonly<Record<string, 'refused' | 'missing' | 'busy'>> = {
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
    return { ok: false, reason: deviceProblem(error) };
  }
}

/** Why a device did not open, by what `getUserMedia` throws. */
export function deviceProblem(error: unknown): 'refused' | 'missing' | 'busy' {
  return REASONS[(error as DOMException).name] ?? 'busy';
}

/** Calls when a device was put in or the permission changed, where the browser says so. Returns what stops. */
export function onDeviceNews(device: 'camera' | 'microphone', call: () => void): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', call);
  let permission: PermissionStatus | null = null;
  let isStopped = false;
  const onChange = () => {
    if (permission?.state === 'granted') call();
  };
  // Firefox knows no permission of this name: there the next try comes by time.
  navigator.permissions?.query({ name: device as PermissionName }).then(
    (status) => {
      permission = status;
      if (!isStopped) status.addEventListener('change', onChange);
    },
    () => {},
  );
  return () => {
    isStopped = true;
    devices?.removeEventListener('devicechange', call);
    permission?.removeEventListener('change', onChange);
  };
}

async function playing(stream: MediaStream): Promise<OpenCamera> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  const [track] = stream.getVideoTracks();
  const isNamedVirtual = isVirtualCamera(track?.label ?? '');
  const rhythm = listenToFrames(video);
  return {
    ok: true,
    stream,
    ended: new Promise((resolve) => track?.addEventListener('ended', () => resolve(), { once: true })),
    device: { label: track?.label ?? '', width: video.videoWidth, height: video.videoHeight },
    frame: async () => (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? null : createImageBitmap(video)),
    around: () => ({ camera: { width: video.videoWidth, isNamedVirtual, ...rhythm.now() } }),
    close() {
      rhythm.stop();
      stopTracks(stream);
      video.srcObject = null;
    },
  };
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

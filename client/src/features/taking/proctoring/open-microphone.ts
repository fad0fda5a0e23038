import { frameLength } from 'proctoring/hearing/frame-length.ts';
import type { NotHeardReason } from 'proctoring/signals/not-heard/not-heard.ts';
import { deviceProblem, stopTracks } from './open-camera.ts';

/** The microphone as frames of sound, or why there are none. A refusal is an answer, not an error. */
export type OpenedMicrophone = OpenMicrophone | { readonly ok: false; readonly reason: NotHeardReason };

export interface OpenMicrophone {
  readonly ok: true;
  readonly ended: Promise<void>;
  readonly sampleRate: number;
  /** The newest frame, overwritten by the next, or why nothing comes: `held` back by the browser. Nothing older is kept anywhere. */
  frame(): Float32Array | 'held' | 'muted';
  close(): void;
}

/**
 * Opens the microphone by a request of its own. Frames come from an analyser that is asked, not from a worklet: the smallest
 * thing that every browser has, and no script more for the content policy. What is played by the page itself is taken out.
 */
export async function openMicrophone(): Promise<OpenedMicrophone> {
  if (!navigator.mediaDevices) return { ok: false, reason: 'missing' };
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      // A gain that adapts would raise voices of the next room.
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: false },
      video: false,
    });
    return listening(stream);
  } catch (error) {
    if (stream) stopTracks(stream);
    return { ok: false, reason: deviceProblem(error) };
  }
}

/** Browsers hold sound back until the page was touched. */
const GESTURES = ['pointerdown', 'keydown'] as const;

function listening(stream: MediaStream): OpenMicrophone {
  const context = new AudioContext();
  const closing = new AbortController();
  const close = () => {
    closing.abort();
    stopTracks(stream);
    void context.close().catch(() => undefined);
  };
  const wake = () => {
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
  };
  try {
    const analyser = context.createAnalyser();
    analyser.fftSize = frameLength(context.sampleRate);
    context.createMediaStreamSource(stream).connect(analyser);
    wake();
    for (const gesture of GESTURES) document.addEventListener(gesture, wake, { signal: closing.signal });
    const samples = new Float32Array(analyser.fftSize);
    const [track] = stream.getAudioTracks();
    return {
      ok: true,
      ended: new Promise((resolve) => track?.addEventListener('ended', () => resolve(), { once: true })),
      sampleRate: context.sampleRate,
      frame() {
        if (context.state !== 'running') return 'held';
        if (track?.muted) return 'muted';
        analyser.getFloatTimeDomainData(samples);
        return samples;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

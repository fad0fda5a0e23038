import { deafen } from '../../ui/deafening.ts';

/** Why nothing can be recorded, as the browser says it: refused, missing, in use elsewhere, or not there at all. */
export type MicrophoneProblem = 'denied' | 'none' | 'busy' | 'unsupported';

/** The problem behind what `getUserMedia` throws. */
export function microphoneProblem(error: unknown): MicrophoneProblem {
  switch ((error as { name?: string } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unsupported';
  }
}

/** Small and played by every browser that schools have; the first that this one can write. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'];
/** Speech at 32 kbit/s is clear, and ten minutes of it are 2.4 MB. */
const BITS_PER_SECOND = 32_000;

export interface Take {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
  readonly extension: string;
  /** True where the microphone went away before it was told to stop. */
  readonly wasCut: boolean;
}

export interface Recorder {
  /** Loudness now, from 0 to 1. */
  level(): number;
  /** Ends the take; resolves when its last bytes are there. */
  stop(): void;
  readonly done: Promise<Take>;
}

/** Starts to record. @throws what `getUserMedia` throws; see `microphoneProblem`. */
export async function startRecording(): Promise<Recorder> {
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined') throw new TypeError('no recorder');
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
  const meter = loudness(stream);
  const endAnswer = deafen();
  const parts: Blob[] = [];
  let toldToStop = false;
  const done = new Promise<Take>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) parts.push(data);
    };
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      meter.close();
      endAnswer();
      const mime = (recorder.mimeType || type || 'audio/webm').split(';')[0] ?? 'audio/webm';
      new Blob(parts).arrayBuffer().then((buffer) => {
        const extension = mime === 'audio/mp4' ? 'm4a' : mime === 'audio/ogg' ? 'ogg' : 'webm';
        resolve({ bytes: new Uint8Array(buffer), mime, extension, wasCut: !toldToStop });
      }, reject);
    };
  });
  // Parts every second: what was said before a microphone is pulled out is there.
  recorder.start(1_000);
  return {
    level: meter.level,
    done,
    stop() {
      toldToStop = true;
      if (recorder.state !== 'inactive') recorder.stop();
    },
  };
}

function loudness(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const mean = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(mean) * 4);
    },
    close: () => void context.close().catch(() => undefined),
  };
}

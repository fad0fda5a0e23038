import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const RATE = 48_000;
const QUIET_SECONDS = 4;
const VOICE_SECONDS = 8;

/** Writes a sound for Chromium's fake microphone, over and over: a quiet room, then a vowel that rises and falls. Returns its path. */
export async function makeVoiceClip(): Promise<string> {
  const samples = new Int16Array(RATE * (QUIET_SECONDS + VOICE_SECONDS));
  let phase = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const seconds = at / RATE - QUIET_SECONDS;
    phase += (160 * (1 + 0.12 * Math.sin(seconds * 7))) / RATE;
    const vowel = [1, 2, 3, 4].reduce((sum, over) => sum + Math.sin(2 * Math.PI * over * phase + over) / over, 0);
    const syllable = Math.abs(Math.sin(seconds * Math.PI * 3));
    samples[at] = (Math.random() - 0.5) * 40 + (seconds < 0 ? 0 : vowel * syllable * 5_000);
  }
  const path = `${tmpdir()}/khaothi-microphone-${process.pid}.wav`;
  await writeFile(path, Buffer.concat([headOf(samples.byteLength), Buffer.from(samples.buffer)]));
  return path;
}

/** The head of a WAV file of one channel of 16 bits. */
function headOf(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}

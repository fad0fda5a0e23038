import { useEffect, useRef, useState } from 'react';
import type { RecordingResponse, RecordingView } from 'shared/questions/recording/recording.ts';
import { useAnswerFiles } from '../answer-files.ts';
import { FileStandingLine } from '../FileStandingLine.tsx';
import css from '../files.module.css';
import type { PlayerProps } from '../player.ts';
import { t } from './messages.ts';
import { type MicrophoneProblem, microphoneProblem, type Recorder, startRecording } from './microphone.ts';
import { OwnRecording } from './OwnRecording.tsx';

type Stage =
  | { readonly at: 'rest'; readonly note: MicrophoneProblem | 'lost' | 'failed' | null }
  | { readonly at: 'asking' }
  | { readonly at: 'live'; readonly recorder: Recorder; readonly since: number };

/** Below this loudness for so long, the page says that nothing is heard. */
const SILENCE = 0.01;
const SILENT_MS = 4_000;

/** A microphone in the page. Whatever is wrong with it is said in words, and the rest of the exam goes on. */
export function RecordingPlayer({ view, response, isLocked, onAnswer }: PlayerProps<RecordingView, RecordingResponse>) {
  const files = useAnswerFiles();
  const [stage, setStage] = useState<Stage>({ at: 'rest', note: null });
  const [passed, setPassed] = useState({ ms: 0, level: 0, silentMs: 0 });
  const live = useRef<Recorder | null>(null);
  const used = response?.take ?? 0;
  const left = view.takes === undefined ? null : Math.max(0, view.takes - used);

  async function start() {
    setStage({ at: 'asking' });
    try {
      const recorder = await startRecording();
      live.current = recorder;
      setPassed({ ms: 0, level: 0, silentMs: 0 });
      setStage({ at: 'live', recorder, since: performance.now() });
      const take = await recorder.done;
      live.current = null;
      const ref = await files.put?.({
        name: `ghi-am-${used + 1}.${take.extension}`,
        mime: take.mime,
        bytes: take.bytes,
        take: used + 1,
      });
      if (ref && ref.bytes > 0) onAnswer(ref);
      setStage({ at: 'rest', note: !ref || ref.bytes === 0 ? 'failed' : take.wasCut ? 'lost' : null });
    } catch (error) {
      live.current = null;
      setStage({ at: 'rest', note: microphoneProblem(error) });
    }
  }

  // What was said until time is over, or until another question is opened, is kept.
  useEffect(() => () => live.current?.stop(), []);
  useEffect(() => {
    if (isLocked) live.current?.stop();
  }, [isLocked]);

  useEffect(() => {
    if (stage.at !== 'live') return;
    const timer = setInterval(() => {
      const ms = performance.now() - stage.since;
      const level = stage.recorder.level();
      setPassed((before) => ({ ms, level, silentMs: level > SILENCE ? 0 : before.silentMs + 200 }));
      if (ms >= view.maxSeconds * 1_000) stage.recorder.stop();
    }, 200);
    return () => clearInterval(timer);
  }, [stage, view.maxSeconds]);

  return (
    <div className={css.question}>
      <p className={css.rules}>{t().rules(view.maxSeconds, view.takes)}</p>
      {files.put === null ? <p className={css.rules}>{t().preview}</p> : null}
      {stage.at === 'asking' ? (
        <p className={css.problem} role="status">
          {t().asking}
        </p>
      ) : null}
      {stage.at === 'live' ? (
        <div className={css.recording}>
          <span className={css.live} aria-hidden="true" />
          <span role="status">{t().live}</span>
          <span className={css.time}>{t().timeOf(minutes(passed.ms), minutes(view.maxSeconds * 1_000))}</span>
          <span className={css.level} role="img" aria-label={t().level}>
            <span style={{ width: `${Math.round(passed.level * 100)}%` }} />
          </span>
          <button type="button" className={`${css.button} ${css.main}`} onClick={() => stage.recorder.stop()}>
            {t().stop}
          </button>
          {passed.silentMs >= SILENT_MS ? (
            <p className={css.problem} role="status">
              {t().silent}
            </p>
          ) : null}
        </div>
      ) : null}
      {stage.at === 'rest' && stage.note !== null ? (
        <p className={css.problem} role="alert">
          {t()[stage.note]}
        </p>
      ) : null}
      {response && stage.at !== 'live' ? (
        <div className={css.file}>
          <OwnRecording file={response} />
          <FileStandingLine sha256={response.sha256} />
        </div>
      ) : null}
      {stage.at === 'rest' && files.put !== null && !isLocked && left !== 0 ? (
        <button type="button" className={`${css.button} ${css.main}`} onClick={() => void start()}>
          {response ? t().again(left) : t().start}
        </button>
      ) : null}
      {left === 0 && stage.at === 'rest' ? <p className={css.rules}>{t().noTakes}</p> : null}
    </div>
  );
}

/** "1:05". */
function minutes(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

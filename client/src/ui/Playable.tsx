import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Block } from 'shared/questions/content.ts';
import { deafenWhilePlaying } from './deafening.ts';
import { useListening } from './listening.ts';
import css from './Playable.module.css';
import { t } from './playable-messages.ts';

type PlayableBlock = Extract<Block, { type: 'audio' | 'video' }>;
interface Props {
  readonly block: PlayableBlock;
  readonly mediaUrl: (sha: string) => string;
}

/** A sound or a film of a text: with the browser's own controls, or, where hearings are counted, with a single button. */
export default function Playable({ block, mediaUrl }: Props) {
  const listening = useListening();
  const url = useObjectUrl(mediaUrl(block.media));
  const player = useRef<HTMLMediaElement>(null);
  useEffect(() => deafenWhilePlaying(player.current), []);
  const name = block.title ?? (block.type === 'audio' ? t().sound : t().film);
  const isCounted = listening !== null && block.plays !== undefined;
  return (
    <figure className={css.figure}>
      {block.title ? <figcaption className={css.title}>{block.title}</figcaption> : null}
      <Player block={block} url={url} name={name} player={player} hasControls={!isCounted} />
      {isCounted && block.plays !== undefined ? (
        <Counted media={block.media} most={block.plays} isFilm={block.type === 'video'} player={player} />
      ) : null}
      {listening === null && block.plays !== undefined ? <p className={css.rule}>{t().rule(block.plays)}</p> : null}
      {block.transcript ? (
        <details className={css.transcript}>
          <summary>{t().transcript}</summary>
          {block.transcript}
        </details>
      ) : null}
    </figure>
  );
}

interface PlayerProps {
  readonly block: PlayableBlock;
  readonly url: string | undefined;
  readonly name: string;
  readonly player: RefObject<HTMLMediaElement | null>;
  readonly hasControls: boolean;
}

// What is listened to is the question: its words would be the answer, so there are no captions for candidates.
function Player({ block, url, name, player, hasControls }: PlayerProps) {
  const given = { src: url, controls: hasControls, preload: 'auto' as const, 'aria-label': name };
  return block.type === 'audio' ? (
    <audio ref={player as RefObject<HTMLAudioElement>} className={css.sound} {...given} />
  ) : (
    <video ref={player as RefObject<HTMLVideoElement>} className={css.film} playsInline {...given} />
  );
}

interface CountedProps {
  readonly media: string;
  readonly most: number;
  readonly isFilm: boolean;
  readonly player: RefObject<HTMLMediaElement | null>;
}

/** One button and a line of progress. There is no way back within a hearing; one that was cut off goes on where it was. */
function Counted({ media, most, isFilm, player }: CountedProps) {
  const listening = useListening();
  const plays = listening?.plays[media] ?? 0;
  const [at, setAt] = useState({ seconds: 0, whole: 0 });
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const left = Math.max(0, most - plays);
  const resumesAt = listening?.resumesAt(media) ?? 0;
  const isLocked = listening?.isLocked ?? false;

  useEffect(() => {
    const element = player.current;
    if (!element || !listening) return;
    const show = () =>
      setAt({ seconds: element.currentTime, whole: Number.isFinite(element.duration) ? element.duration : 0 });
    const onTime = () => {
      show();
      if (!element.paused) listening.heard(media, element.currentTime);
    };
    const onEnd = () => {
      listening.heard(media, 0);
      setPlaying(false);
      show();
    };
    // A headset's own button may stop it; then it goes on from there.
    const onPause = () => setPlaying(false);
    element.addEventListener('timeupdate', onTime);
    element.addEventListener('loadedmetadata', show);
    element.addEventListener('ended', onEnd);
    element.addEventListener('pause', onPause);
    return () => {
      element.removeEventListener('timeupdate', onTime);
      element.removeEventListener('loadedmetadata', show);
      element.removeEventListener('ended', onEnd);
      element.removeEventListener('pause', onPause);
    };
  }, [player, listening, media]);

  useEffect(() => {
    if (isLocked) player.current?.pause();
  }, [isLocked, player]);

  async function play() {
    const element = player.current;
    if (!element || !listening) return;
    setFailed(false);
    const goesOn = resumesAt > 0;
    element.currentTime = goesOn ? resumesAt : 0;
    try {
      await element.play();
    } catch {
      // The browser's own refusal: no device, or bytes it cannot read. Nothing was heard, so nothing is counted.
      return setFailed(true);
    }
    // Counted only once it sounds, and stopped at once where it may not be.
    if (!goesOn && !listening.begin(media)) return element.pause();
    setPlaying(true);
  }

  return (
    <div className={css.counted}>
      <p className={css.rule}>{t().onceMore(most)}</p>
      <div className={css.line}>
        {isPlaying ? (
          <span className={css.playing} role="status">
            {t().playing}
          </span>
        ) : resumesAt > 0 ? (
          <button type="button" className={css.button} disabled={isLocked} onClick={() => void play()}>
            {t().goOn(clock(resumesAt))}
          </button>
        ) : left > 0 ? (
          <button type="button" className={css.button} disabled={isLocked} onClick={() => void play()}>
            {isFilm ? t().watch : t().listen} ({t().left(left)})
          </button>
        ) : (
          <span role="status">{t().none}</span>
        )}
        <progress
          className={css.progress}
          max={at.whole || 1}
          value={isPlaying ? at.seconds : resumesAt || at.seconds}
          aria-label={t().playing}
        />
        <span className={css.time}>
          {t().time(clock(isPlaying ? at.seconds : resumesAt || at.seconds), clock(at.whole))}
        </span>
        <label className={css.volume}>
          {t().volume}
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            defaultValue={1}
            onChange={(event) => {
              if (player.current) player.current.volume = event.currentTarget.valueAsNumber;
            }}
          />
        </label>
      </div>
      {hasFailed ? (
        <p className={css.failed} role="alert">
          {t().failed}
        </p>
      ) : null}
    </div>
  );
}

/** A data URL as one that a media element may play under the page's rules; any other as it is. */
function useObjectUrl(given: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!given.startsWith('data:')) return setUrl(given);
    let made: string | null = null;
    let wanted = true;
    void fetch(given)
      .then((answer) => answer.blob())
      .then((blob) => {
        if (!wanted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [given]);
  return url || undefined;
}

/** "1:05". */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

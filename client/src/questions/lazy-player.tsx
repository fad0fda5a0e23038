import { type ComponentType, useEffect, useReducer, useState } from 'react';
import css from './lazy-player.module.css';
import type { PlayerProps } from './player.ts';
import { t } from './player-messages.ts';

/**
 * A player that is loaded when a paper has its kind. A failed try is not remembered: the line may be back at the next, and
 * the rest of the paper goes on meanwhile.
 */
export function lazyPlayer<View, Response>(load: () => Promise<ComponentType<PlayerProps<View, Response>>>) {
  let loaded: ComponentType<PlayerProps<View, Response>> | null = null;
  let underWay: Promise<void> | null = null;
  const preload = (): Promise<void> => {
    underWay ??= load().then(
      (component) => {
        loaded = component;
      },
      (failure: unknown) => {
        underWay = null;
        throw failure;
      },
    );
    return underWay;
  };

  // biome-ignore lint/correctness/noComponentHookFactories: made once for each kind, at module level
  function Player(props: PlayerProps<View, Response>) {
    const [, drawAgain] = useReducer((count: number) => count + 1, 0);
    const [hasFailed, setFailed] = useState(false);
    const Loaded = loaded;
    const isHere = Loaded !== null;
    useEffect(() => {
      // By what was drawn: what came between the drawing and this must be drawn too.
      if (isHere || hasFailed) return;
      let wanted = true;
      preload().then(
        () => wanted && drawAgain(),
        () => wanted && setFailed(true),
      );
      return () => {
        wanted = false;
      };
    }, [isHere, hasFailed]);
    if (Loaded) return <Loaded {...props} />;
    if (!hasFailed) return <p role="status">{t().opening}</p>;
    return (
      <p role="alert" className={css.failed}>
        {t().notOpened}{' '}
        <button type="button" className={css.again} onClick={() => setFailed(false)}>
          {t().tryAgain}
        </button>
      </p>
    );
  }
  return { Player, preload };
}

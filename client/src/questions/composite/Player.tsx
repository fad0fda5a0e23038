import type { CompositeResponse, CompositeView } from 'shared/questions/composite/composite.ts';
import { isBlank } from 'shared/questions/content.ts';
import type { Response } from 'shared/questions/response.ts';
import { small } from 'shared/questions/tally.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import { t } from '../player-messages.ts';
import { simplePlayerOf } from '../simple-players.ts';
import css from './Player.module.css';

/** The parts one below the other, each with the player of its kind. */
export function CompositePlayer({
  id,
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
  onTyping,
  onRest,
}: PlayerProps<CompositeView, CompositeResponse>) {
  const withPart = (part: string, said: Response | null): CompositeResponse | null => {
    const { [part]: _, ...others } = response ?? {};
    const next = said === null ? others : { ...others, [part]: said };
    return Object.keys(next).length === 0 ? null : (next as CompositeResponse);
  };
  return (
    <div className={css.parts}>
      {view.parts.map((part, at) => {
        const { Player } = simplePlayerOf(part.view.kind);
        return (
          <section key={part.id} className={css.part} aria-label={t().part(small(at))}>
            <div className={css.stem}>
              <span className={css.letter}>{small(at)})</span>
              <div className={css.words}>
                {isBlank(part.view.stem) ? null : <RichText content={part.view.stem} mediaUrl={mediaUrl} />}
              </div>
            </div>
            <Player
              id={`${id}-${part.id}`}
              view={part.view}
              response={response?.[part.id] ?? null}
              mediaUrl={mediaUrl}
              isLocked={isLocked}
              onAnswer={(said) => onAnswer(withPart(part.id, said))}
              onTyping={(said) => onTyping(withPart(part.id, said))}
              onRest={onRest}
            />
          </section>
        );
      })}
    </div>
  );
}

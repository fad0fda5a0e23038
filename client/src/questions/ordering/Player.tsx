import { useRef, useState } from 'react';
import type { OrderingResponse, OrderingView } from 'shared/questions/ordering/ordering.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { PlayerProps } from '../player.ts';
import { spokenOf } from '../spoken.ts';
import { t } from './messages.ts';
import { moved } from './moved.ts';
import css from './Player.module.css';

/** A list whose entries go up and down by buttons, and by dragging where there is a mouse. */
export function OrderingPlayer({
  view,
  response,
  mediaUrl,
  isLocked,
  onAnswer,
}: PlayerProps<OrderingView, OrderingResponse>) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const order = response ?? view.items.map(({ id }) => id);

  function move(from: number, to: number, step?: 'up' | 'down') {
    const next = moved(order, from, to);
    const id = order[from] ?? '';
    if (isLocked || to < 0 || to >= order.length || next.join() === order.join()) return;
    onAnswer(next);
    const item = view.items.find((one) => one.id === id);
    setSaid(t().movedTo(item ? spokenOf(item.content) : '', to + 1, order.length));
    // The entry moves in the page, and with it the button: it keeps the focus, so that it can be pressed again.
    if (step)
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-move="${id} ${step}"]`)?.focus());
  }

  return (
    <div className={css.question}>
      <p className={css.ask}>{t().ask}</p>
      <ol ref={list} className={css.items} data-layout={view.layout} data-untouched={response === null}>
        {order.map((id, at) => {
          const item = view.items.find((one) => one.id === id);
          if (!item) return null;
          const name = spokenOf(item.content);
          return (
            <li
              key={id}
              className={css.item}
              draggable={!isLocked}
              data-dragged={dragged === at}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', name);
                setDragged(at);
              }}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null) move(dragged, at);
                setDragged(null);
              }}
            >
              <span className={css.place}>{at + 1}</span>
              <span className={css.words}>
                <RichText content={item.content} mediaUrl={mediaUrl} inline />
              </span>
              <span className={css.moves}>
                {(['up', 'down'] as const).map((step) => {
                  const to = step === 'up' ? at - 1 : at + 1;
                  return (
                    <button
                      key={step}
                      type="button"
                      className={css.move}
                      data-move={`${id} ${step}`}
                      aria-label={step === 'up' ? t().up(name) : t().down(name)}
                      aria-disabled={isLocked || to < 0 || to >= order.length}
                      onClick={() => move(at, to, step)}
                    >
                      {ARROWS[view.layout][step]}
                    </button>
                  );
                })}
              </span>
            </li>
          );
        })}
      </ol>
      {response === null && !isLocked ? (
        <p className={css.untouched}>
          {t().untouched}{' '}
          <button type="button" className={css.keep} onClick={() => onAnswer(order)}>
            {t().keep}
          </button>
        </p>
      ) : null}
      <p className={css.status} role="status">
        {said}
      </p>
    </div>
  );
}

const ARROWS = { vertical: { up: '↑', down: '↓' }, horizontal: { up: '←', down: '→' } } as const;

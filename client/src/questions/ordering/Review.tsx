import { wordsOf } from 'shared/questions/content.ts';
import type { OrderingDefinition, OrderingResponse } from 'shared/questions/ordering/ordering.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { KeyRows } from '../KeyRows.tsx';
import css from '../Review.module.css';

/** The entries in their right order; beside each what a candidate put at its place. */
export function OrderingReview({ definition, mediaUrl, response }: ReviewProps<OrderingDefinition, OrderingResponse>) {
  const { items, key } = definition;
  const contentOf = (id: string | undefined) => items.find((item) => item.id === id)?.content ?? [];
  const order = key.length > 0 ? key : items.map(({ id }) => id);
  return (
    <KeyRows
      rows={order.map((id, at) => ({
        id,
        about: (
          <>
            <span className={css.letter}>{at + 1}.</span>
            <span>
              <RichText content={contentOf(id)} mediaUrl={mediaUrl} inline />
            </span>
          </>
        ),
        right: key.length > 0 ? '' : null,
        ...(response === undefined
          ? {}
          : { said: wordsOf(contentOf(response?.[at])) || null, isWrong: response?.[at] !== id }),
      }))}
    />
  );
}

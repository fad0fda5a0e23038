import { type ClozeDefinition, type ClozeResponse, cloze } from 'shared/questions/cloze/cloze.ts';
import { wordsOf } from 'shared/questions/content.ts';
import { LiveText, RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { KeyRows } from '../KeyRows.tsx';
import css from '../Review.module.css';
import { t } from './messages.ts';

/** The text with its gaps numbered; below it what is right in each, and what a candidate put there. */
export function ClozeReview({ definition, mediaUrl, response }: ReviewProps<ClozeDefinition, ClozeResponse>) {
  const { text, gaps } = definition;
  const inOrder = cloze.toView(definition).gaps.flatMap(({ id }) => gaps.find((gap) => gap.id === id) ?? []);
  const right = cloze.tallies(definition);
  return (
    <>
      <div>
        <LiveText value={{ gap: (id) => <strong>({inOrder.findIndex((gap) => gap.id === id) + 1}) ____</strong> }}>
          <RichText content={text} mediaUrl={mediaUrl} />
        </LiveText>
      </div>
      <KeyRows
        rows={inOrder.map((gap, at) => {
          const words = (said: string | null | undefined) => {
            const option = gap.mode === 'dropDown' ? gap.options.find(({ id }) => id === said) : undefined;
            return option ? wordsOf(option.content) : (said ?? '');
          };
          const said = response?.[gap.id] ?? '';
          const isRight = response ? right[at]?.said(response) === right[at]?.right : false;
          return {
            id: gap.id,
            about: <span className={css.letter}>{t().gap(at + 1)}</span>,
            right: words(right[at]?.right) || null,
            ...(response === undefined ? {} : { said: words(said) || null, isWrong: !isRight }),
          };
        })}
      />
    </>
  );
}

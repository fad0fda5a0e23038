import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import css from './bank.module.css';

interface Props {
  readonly questions: readonly BankQuestion[];
  /** Questions before the first of these, which were let go. */
  readonly before: number;
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly label: string;
  readonly onMore: () => void;
  readonly onBack: () => void;
  readonly draw: (question: BankQuestion) => ReactNode;
}

/** A card with a formula and four options; the true height is measured when it is drawn. */
const GUESS = 320;
const GAP = 16;

/** As many cards as fit the window, however many there are. */
export function QuestionList({ questions, before, hasMore, isReading, label, onMore, onBack, draw }: Props) {
  const frame = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = frame.current?.getBoundingClientRect().top ?? 0;
    setTop(place + scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: before + questions.length,
    estimateSize: () => GUESS,
    gap: GAP,
    overscan: 3,
    scrollMargin: top,
  });
  const seen = rows.getVirtualItems();
  const first = seen[0]?.index ?? 0;
  const last = seen.at(-1)?.index ?? 0;
  const end = before + questions.length;
  useEffect(() => {
    if (isReading) return;
    if (hasMore && last >= end - 8) onMore();
    else if (before > 0 && first < before + 4) onBack();
  });
  return (
    <ul ref={frame} aria-label={label} className={css.rows} style={{ height: rows.getTotalSize() }}>
      {seen.map((row) => {
        const question = questions[row.index - before];
        return (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            aria-setsize={hasMore ? -1 : end}
            aria-posinset={row.index + 1}
            className={css.row}
            style={{ transform: `translateY(${row.start - top}px)` }}
          >
            {question ? draw(question) : <div className={css.away} />}
          </li>
        );
      })}
    </ul>
  );
}

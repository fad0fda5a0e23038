import type { ImportedQuestion } from 'shared/contracts/bank.ts';
import { Pill } from '../../ui/Pill.tsx';
import css from './authoring.module.css';
import { t } from './messages.ts';

/** How sure the reading is: nothing concluded and nothing wrong is sure; the word says it, not the colour alone. */
export function ConfidencePill({ question }: { question: ImportedQuestion }) {
  const words = t().review.confidence;
  if (question.repaired) return null;
  if (question.problems.length > 0) return <Pill tone="attention">{words.low}</Pill>;
  return (question.doubts ?? []).length > 0 ? <Pill>{words.medium}</Pill> : <Pill tone="good">{words.high}</Pill>;
}

/** What was concluded rather than read, each in a line. */
export function Doubts({ question }: { question: ImportedQuestion }) {
  if (question.repaired || !question.doubts?.length) return null;
  return (
    <ul className={css.doubts}>
      {question.doubts.map((doubt) => (
        <li key={doubt}>{t().review.doubts[doubt]}</li>
      ))}
    </ul>
  );
}

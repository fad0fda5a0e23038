import { lazy, Suspense, useEffect, useState } from 'react';
import { type OwnResult, readOwnResult } from 'shared/contracts/grading.ts';
import { roman } from 'shared/statistics/stories.ts';
import { call } from '../../api/call.ts';
import { dateTime, number } from '../../i18n/format.ts';
import { receiptCode } from './engine/receipt-code.ts';
import { Button } from './parts/Button.tsx';
import { Harmless } from './parts/Harmless.tsx';
import { Page } from './parts/Page.tsx';
import css from './ResultPage.module.css';
import { t } from './result-messages.ts';

// Most pupils have none of it: it loads after the mark stands there.
const OwnIncidents = lazy(() => import('./appeals/OwnIncidents.tsx'));

type Reading =
  | { readonly at: 'loading' }
  | { readonly at: 'refused'; readonly code: string; readonly sentence: string }
  | { readonly at: 'here'; readonly result: OwnResult };

/** The candidate's own result: the mark by part, what was right where that is published, and the way to an appeal. */
export function ResultPage({ onLeave }: { onLeave: () => void }) {
  const [reading, setReading] = useState<Reading>({ at: 'loading' });
  async function look() {
    setReading({ at: 'loading' });
    const answer = await call(readOwnResult);
    if (answer.ok) return setReading({ at: 'here', result: answer.value });
    setReading({ at: 'refused', code: answer.error.code, sentence: answer.error.sentence });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void look(), []);

  return (
    <Page wide>
      {reading.at === 'loading' && <p role="status">{t().loading}</p>}
      {reading.at === 'refused' && (
        <section className={css.sheet} role="alert">
          <h1 className={css.title}>{reading.code === 'notPublished' ? t().notYet : t().title}</h1>
          <p>{reading.code === 'notPublished' ? t().notYetLead : reading.sentence}</p>
          <div className={css.choices}>
            <Button onClick={onLeave}>{t().leave}</Button>
            <Button look="main" onClick={() => void look()}>
              {t().tryAgain}
            </Button>
          </div>
        </section>
      )}
      {reading.at === 'here' && <Result result={reading.result} onLeave={onLeave} />}
      {reading.at !== 'loading' && (
        <Harmless>
          <Suspense>
            <OwnIncidents />
          </Suspense>
        </Harmless>
      )}
    </Page>
  );
}

function Result({ result, onLeave }: { result: OwnResult; onLeave: () => void }) {
  const { exam, parts, total, maximum, decimals } = result;
  const showsAnswers = parts.some((part) => part.items.length > 0);
  return (
    <div className={css.result}>
      <section className={css.sheet}>
        <p className={css.who}>
          {result.name} · {t().number(result.number)}
        </p>
        <h1 className={css.title}>{t().title}</h1>
        <p className={css.exam}>
          {exam.title} · {exam.subject}
        </p>
        <p className={css.mark}>
          <strong>{number(total, { digits: decimals })}</strong> {t().of(number(maximum))}
        </p>
        {result.awaiting > 0 && <p className={css.note}>{t().awaiting(result.awaiting)}</p>}
        {result.state === 'collected' && <p className={css.note}>{t().collected}</p>}
        {result.corrected && <p className={css.note}>{t().corrected}</p>}
        <h2 className={css.subtitle}>{t().parts}</h2>
        <ul className={css.parts}>
          {parts.map((part) => (
            <li key={part.part}>
              <span className={css.partName}>{t().part(roman(part.part))}</span>
              <span className={css.bar} aria-hidden="true">
                <span style={{ width: `${(100 * part.points) / (part.maximum || 1)}%` }} />
              </span>
              <span className={css.partMark}>
                <strong>{number(part.points)}</strong>/{number(part.maximum)}
              </span>
            </li>
          ))}
        </ul>
        <p className={css.calm}>{t().calm}</p>
        {!showsAnswers && <p className={css.quiet}>{t().answersHidden}</p>}
      </section>
      {showsAnswers && parts.map((part) => <Answers key={part.part} part={part} />)}
      <section className={css.sheet}>
        <h2 className={css.subtitle}>{t().appealTitle}</h2>
        <p>{t().appeal}</p>
        <p>{t().appealProof}</p>
        <p>
          {t().ledger}: <strong className={css.code}>{receiptCode({ hash: result.ledger })}</strong>
        </p>
        <p className={css.quiet}>{t().publishedAt(dateTime(result.publishedAt))}</p>
        <div className={css.choices}>
          <Button onClick={() => print()}>{t().print}</Button>
          <Button look="main" onClick={onLeave}>
            {t().leave}
          </Button>
        </div>
      </section>
    </div>
  );
}

type Part = OwnResult['parts'][number];

function Answers({ part }: { part: Part }) {
  return (
    <section className={css.sheet}>
      <h2 className={css.subtitle}>{t().part(roman(part.part))}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t().question}</th>
            <th scope="col">{t().own}</th>
            <th scope="col">{t().right}</th>
            <th scope="col" className={css.number}>
              {t().points}
            </th>
          </tr>
        </thead>
        <tbody>
          {part.items.map((item) => {
            const outcome = outcomeOf(item);
            return (
              <tr key={item.number}>
                <th scope="row">{item.number}</th>
                <td>
                  <span className={`${css.outcome} ${css[outcome]}`}>
                    <span aria-hidden="true">{SIGNS[outcome]}</span> {item.own || t().blank}
                    <span className={css.spoken}> ({t().outcomes[outcome]})</span>
                  </span>
                  {item.everybody && <span className={css.everybody}>{t().everybody}</span>}
                </td>
                <td>{item.right}</td>
                <td className={css.number}>
                  {item.awaits ? '…' : number(item.points)}/{number(item.maximum)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type Outcome = 'full' | 'part' | 'none' | 'blank' | 'awaits';
/** Shape as well as colour. */
const SIGNS: Readonly<Record<Outcome, string>> = { full: '✓', part: '½', none: '✕', blank: '○', awaits: '…' };

function outcomeOf({ answered, awaits, points, maximum }: Part['items'][number]): Outcome {
  if (awaits) return 'awaits';
  if (points >= maximum) return 'full';
  if (points > 0) return 'part';
  return answered ? 'none' : 'blank';
}

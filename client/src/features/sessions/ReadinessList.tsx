import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Readiness, SessionView } from 'shared/contracts/sessions.ts';
import { number } from '../../i18n/format.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';

interface Check {
  readonly name: string;
  readonly isDone: boolean;
  readonly sentence: string;
  /** Something to know that keeps nobody from starting. */
  readonly isAdvice?: boolean;
}

/** What must be true before the bell, in the order in which it is done. */
function checksOf(readiness: Readiness): Check[] {
  const words = t().checks;
  const { papersSealed, candidates, seats, slips, secureBrowserSet, address, addressIsLocal } = readiness;
  const hasSeats = seats >= candidates;
  const hasSlips = candidates > 0 && slips === candidates;
  return [
    { name: 'papers', isDone: papersSealed, sentence: papersSealed ? words.papersSealed : words.papersOpen },
    {
      name: 'candidates',
      isDone: candidates > 0,
      sentence: candidates > 0 ? words.candidates(number(candidates)) : words.noCandidates,
    },
    {
      name: 'seats',
      isDone: hasSeats,
      sentence: hasSeats ? words.seats(number(seats)) : words.tooFewSeats(number(candidates), number(seats)),
    },
    {
      name: 'slips',
      isDone: hasSlips,
      sentence: hasSlips ? words.slips : slips === 0 ? words.noSlips : words.slipsMissing(number(candidates - slips)),
    },
    ...(secureBrowserSet === null
      ? []
      : [
          {
            name: 'secureBrowser',
            isDone: secureBrowserSet,
            isAdvice: true,
            sentence: secureBrowserSet ? words.secureBrowser : words.noSecureBrowser,
          },
        ]),
    {
      name: 'address',
      isDone: !addressIsLocal,
      isAdvice: true,
      sentence: addressIsLocal ? words.addressLocal(address) : words.address(address),
    },
  ];
}

const todosOf = (readiness: Readiness) => checksOf(readiness).filter(({ isDone, isAdvice }) => !isDone && !isAdvice);

export const todoCount = (readiness: Readiness): number => todosOf(readiness).length;
export const isReady = (readiness: Readiness): boolean => todosOf(readiness).length === 0;

/** The checklist, with the way to mend what is open. */
export function ReadinessList({ session }: { session: SessionView }) {
  const mend: Readonly<Record<string, ReactNode>> = {
    papers: (
      <ButtonLink to={`/exams/${session.exam.id}`} size="compact-md" variant="default">
        {t().goSeal}
      </ButtonLink>
    ),
    secureBrowser: (
      <ButtonLink to={`/exams/${session.exam.id}/secure-browser`} size="compact-md" variant="default">
        {t().edit}
      </ButtonLink>
    ),
  };
  return (
    <ul className={css.checks}>
      {checksOf(session.readiness).map(({ name, isDone, sentence }) => (
        <li key={name} className={`${css.check} ${isDone ? css.ok : ''}`}>
          {isDone ? (
            <IconCircleCheck size={22} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={22} aria-hidden="true" />
          )}
          <span>{sentence}</span>
          {isDone ? null : mend[name]}
        </li>
      ))}
    </ul>
  );
}

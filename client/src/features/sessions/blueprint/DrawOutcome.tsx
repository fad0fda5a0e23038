import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { DrawnCell, Supply } from 'shared/contracts/drawing.ts';
import { type Blueprint, demandsOf } from 'shared/papers/blueprint.ts';
import type { Scheme } from 'shared/scoring/scheme.ts';
import { number } from '../../../i18n/format.ts';
import { ButtonLink } from '../../../ui/links.tsx';
import { t as words } from '../messages.ts';
import css from './blueprint.module.css';
import { levelless, supplyFor } from './blueprint-draft.ts';
import { t } from './messages.ts';

interface Props {
  readonly blueprint: Blueprint;
  readonly scheme: Scheme;
  readonly cells: readonly DrawnCell[];
  /** Exams of which nobody can tell what they ask. */
  readonly unseen: number;
  readonly supply: Supply;
  readonly seed: string;
  readonly isDrawing: boolean;
  readonly alsoUnreviewed: boolean;
  /** Absent where twins are allowed already. */
  readonly onAllowTwins: (() => void) | undefined;
}

/** What a draw gave: how many, how fresh, and of every short cell why it is short and what can be done. */
export function DrawOutcome({
  blueprint,
  scheme,
  cells,
  unseen,
  supply,
  seed,
  isDrawing,
  alsoUnreviewed,
  onAllowTwins,
}: Props) {
  const sum = (of: (cell: DrawnCell) => number) => cells.reduce((all, cell) => all + of(cell), 0);
  const drawn = sum(({ ids }) => ids.length);
  const short = cells.filter((cell) => cell.short > 0);
  const demands = demandsOf(blueprint, scheme);
  const isShort = (one: (typeof demands)[number]) =>
    short.some(({ row, part, step }) => row === one.row && part === one.part && step === one.step);
  const unsorted = levelless(supply, demands.filter(isShort));
  const Icon = short.length > 0 ? IconAlertTriangle : IconCheck;
  return (
    <section className={short.length > 0 ? css.lacking : css.full} aria-live="polite">
      <p className={css.said}>
        <Icon size={20} aria-hidden="true" />
        <span>
          <strong>{t().drawn(number(drawn), number(drawn + sum((cell) => cell.short)))}</strong>{' '}
          {t().unused(number(sum(({ unused }) => unused)))} <small>{t().seed(seed)}</small>
        </span>
      </p>
      {short.length > 0 ? (
        <ul className={css.shorts}>
          {short.map((cell) => {
            const name = [
              blueprint.rows[cell.row]?.topic || t().wholeSubject,
              words().part(cell.part),
              t().steps[cell.step] ?? cell.step,
            ].join(' · ');
            const demand = demands.find(
              ({ row, part, step }) => row === cell.row && part === cell.part && step === cell.step,
            );
            const unreviewed = demand && !alsoUnreviewed ? supplyFor(supply, demand).unreviewed : 0;
            return (
              <li key={name}>
                <strong>{t().short(name, number(cell.short))}</strong> {why(cell, alsoUnreviewed)}{' '}
                {unreviewed > 0 ? t().unreviewed(number(unreviewed)) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      {unseen > 0 ? <p className={css.unsorted}>{t().unseen(number(unseen))}</p> : null}
      {unsorted > 0 ? <p className={css.unsorted}>{t().levelless(number(unsorted))}</p> : null}
      {short.length > 0 ? (
        <div className={css.acts}>
          {unsorted > 0 ? (
            <ButtonLink to="/bank" size="sm" variant="default">
              {t().giveLevels}
            </ButtonLink>
          ) : null}
          {onAllowTwins && short.some(({ twins }) => twins > 0) ? (
            <Button size="sm" variant="default" loading={isDrawing} onClick={onAllowTwins}>
              {t().allowTwins}
            </Button>
          ) : null}
          <ButtonLink to="/bank/new" size="sm" variant="default">
            {t().write}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}

function why({ ids, fitting, elsewhere, twins }: DrawnCell, alsoUnreviewed: boolean): string {
  if (fitting === 0) return alsoUnreviewed ? t().noneAtAll : t().none;
  const where = [
    ids.length > 0 ? t().inCell(number(ids.length)) : '',
    elsewhere > 0 ? t().elsewhere(number(elsewhere)) : '',
    twins > 0 ? t().twins(number(twins)) : '',
  ].filter((part) => part !== '');
  return `${t().fitting(number(fitting))}: ${where.join(', ')}.`;
}

import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { BankFilter, bankFacets } from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { number } from '../../../i18n/format.ts';
import css from './bank.module.css';
import { t } from './messages.ts';
import { type Branch, branchesOf } from './tree.ts';

type Facets = ReplyOf<typeof bankFacets>;

/** Subject > grade > topic, each with what the bank holds of it. */
export function TopicTree({
  facets,
  filter,
  onChange,
}: {
  facets: Facets;
  filter: BankFilter;
  onChange: (filter: BankFilter) => void;
}) {
  const total = facets.counts.reduce((sum, one) => sum + one.questions, 0);
  const { subject: _s, grade: _g, topicId: _t, topic: _o, unsorted: _u, ...others } = filter;
  const isAll = !filter.subject && !filter.topicId && !filter.unsorted && !filter.grade;
  return (
    <nav aria-label={t().tree}>
      <ul className={css.tree}>
        <li>
          <Place name={t().everything} count={total} isHere={isAll} onGo={() => onChange(others)} />
        </li>
        {branchesOf(facets).map((branch) => (
          <Twig key={branch.key} branch={branch} filter={filter} onGo={(place) => onChange({ ...others, ...place })} />
        ))}
      </ul>
    </nav>
  );
}

function Twig({ branch, filter, onGo }: { branch: Branch; filter: BankFilter; onGo: (place: BankFilter) => void }) {
  const isHere = isSame(branch.place, filter);
  const holdsHere = isHere || branch.below.some((one) => holds(one, filter));
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isOpen = wanted ?? holdsHere;
  const name = branch.name ?? (branch.grade === null ? t().unsorted : t().gradeOf(branch.grade));
  return (
    <li>
      <div className={css.twig}>
        {branch.below.length > 0 ? (
          <button
            type="button"
            className={css.opener}
            aria-expanded={isOpen}
            aria-label={t().openBranch(name)}
            onClick={() => setWanted(!isOpen)}
          >
            <IconChevronRight size={16} aria-hidden="true" />
          </button>
        ) : (
          <span className={css.opener} />
        )}
        <Place name={name} count={branch.questions} isHere={isHere} onGo={() => onGo(branch.place)} />
      </div>
      {isOpen && branch.below.length > 0 ? (
        <ul className={css.branch}>
          {branch.below.map((one) => (
            <Twig key={one.key} branch={one} filter={filter} onGo={onGo} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Place({ name, count, isHere, onGo }: { name: ReactNode; count: number; isHere: boolean; onGo: () => void }) {
  return (
    <button type="button" className={css.placeButton} aria-current={isHere ? 'true' : undefined} onClick={onGo}>
      <span>{name}</span>
      <span className={css.count}>{number(count)}</span>
    </button>
  );
}

const PLACE = ['subject', 'grade', 'topicId', 'unsorted'] as const;
const isSame = (place: BankFilter, filter: BankFilter) => PLACE.every((name) => place[name] === filter[name]);
const holds = (branch: Branch, filter: BankFilter): boolean =>
  isSame(branch.place, filter) || branch.below.some((one) => holds(one, filter));

import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { listTwins, type TwinPair } from 'shared/contracts/bank-life.ts';
import { bankFacets } from 'shared/contracts/bank-questions.ts';
import { call } from '../../../api/call.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { number } from '../../../i18n/format.ts';
import { Stack } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { ProgressLine } from '../../../ui/ProgressLine.tsx';
import { sayRefused } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import { useUnit } from '../use-unit.ts';
import { t } from './messages.ts';
import css from './question.module.css';
import { TwinCard } from './TwinCard.tsx';

interface Search {
  readonly pairs: readonly TwinPair[];
  readonly looked: number;
  /** Where to go on; null when all was looked at, undefined before the first look. */
  readonly next: string | null | undefined;
}

const NOTHING: Search = { pairs: [], looked: 0, next: undefined };
/** So many pairs are a good hour of looking; the rest is asked for. */
const ENOUGH = 20;

/** Goes through the bank for near twins, newest first, as far as the teacher wants. */
export function TwinsPage() {
  const unit = useUnit();
  const unitId = unit?.id ?? '';
  const facets = useEndpoint(bankFacets, { query: { unitId } }, { enabled: unit !== null });
  const [subject, setSubject] = useState('');
  const [found, setFound] = useState<Search>(NOTHING);
  const [stop, setStop] = useState<AbortController | null>(null);
  const counts = (facets.data?.counts ?? []).filter((one) => subject === '' || one.subject === subject);
  const all = counts.reduce((sum, one) => sum + one.questions, 0);
  const subjects = [...new Set((facets.data?.counts ?? []).map((one) => one.subject))];

  const look = async (from: Search) => {
    const controller = new AbortController();
    setStop(controller);
    let state = from;
    const enough = from.pairs.length + ENOUGH;
    while (state.next !== null && state.pairs.length < enough && !controller.signal.aborted) {
      const query = { unitId, ...(subject ? { subject } : {}), ...(state.next ? { after: state.next } : {}) };
      const result = await call(listTwins, { query, signal: controller.signal });
      if (controller.signal.aborted) break;
      if (!result.ok) {
        sayRefused(result.error);
        break;
      }
      state = {
        ...result.value,
        pairs: together(state.pairs, result.value.pairs),
        looked: state.looked + result.value.looked,
      };
      setFound(state);
    }
    setStop(null);
  };

  return (
    <>
      <PageHead
        title={t().radar}
        needs={t().radarLead}
        trail={[{ label: words().bank, to: '/bank' }]}
        actions={
          stop ? null : (
            <Button onClick={() => void look(found.next === null ? NOTHING : found)}>
              {found.next === undefined ? t().look : found.next === null ? t().lookAgain : t().lookOn}
            </Button>
          )
        }
      />
      <Stack>
        <Select
          label={words().subject}
          maw={320}
          allowDeselect={false}
          disabled={stop !== null}
          data={[{ value: '', label: words().any }, ...subjects.map((value) => ({ value, label: value }))]}
          value={subject}
          onChange={(value) => {
            setSubject(value ?? '');
            setFound(NOTHING);
          }}
        />
        {stop ? (
          <ProgressLine
            label={t().looking(number(found.looked), number(all))}
            done={found.looked}
            total={all}
            onCancel={() => stop.abort()}
          />
        ) : found.next === undefined ? null : (
          <p className={css.note} role="status">
            {t().looked(number(found.looked), number(found.pairs.length))}
          </p>
        )}
        {found.pairs.map((pair) => (
          <TwinCard
            key={`${pair.one.id} ${pair.other.id}`}
            pair={pair}
            onDone={() => setFound((before) => ({ ...before, pairs: before.pairs.filter((one) => one !== pair) }))}
          />
        ))}
        {found.next === null && found.pairs.length === 0 && !stop ? (
          <EmptyState title={t().noTwins}>{t().noTwinsLead}</EmptyState>
        ) : null}
      </Stack>
    </>
  );
}

/** The same pair comes from both of its sides. */
function together(before: readonly TwinPair[], more: readonly TwinPair[]): TwinPair[] {
  const key = ({ one, other }: TwinPair) => [one.id, other.id].sort().join(' ');
  const known = new Set(before.map(key));
  return [...before, ...more.filter((pair) => !known.has(key(pair)))];
}

import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { SHARINGS } from 'shared/bank/life.ts';
import { changeLives, STEPS_OF_MANY } from 'shared/contracts/bank-life.ts';
import { bankFacets, listQuestions, type WhichQuestions } from 'shared/contracts/bank-questions.ts';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { number } from '../../../i18n/format.ts';
import { TextLink } from '../../../ui/links.tsx';
import { sayDone, sayRefused } from '../../../ui/toasts.tsx';
import css from './bank.module.css';
import { t } from './messages.ts';

interface Props {
  readonly title: string;
  readonly unitId: string;
  readonly which: WhichQuestions;
  readonly onClose: () => void;
  /** Something was changed: the choice is over. */
  readonly onDone: () => void;
}

type Wanted = BodyOf<typeof changeLives>['wanted'];

/** A step in the life of many questions, or how far they are open; what was refused is named with its reason. */
export function BulkLife({ title, unitId, which, onClose, onDone }: Props) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [refused, setRefused] = useState<ReplyOf<typeof changeLives>['refused']>([]);
  const act = useAct(changeLives, {
    stales: [listQuestions, bankFacets],
    onDone(reply) {
      if (reply.changed > 0 || reply.refused.length === 0) sayDone(t().livesChanged(number(reply.changed)));
      if (reply.refused.length > 0) setRefused(reply.refused);
      else onDone();
    },
    onRefused: sayRefused,
  });
  if (refused.length > 0)
    return (
      <Modal opened onClose={onDone} title={t().refusedTitle(number(refused.length))} size="lg">
        <ul className={css.refused}>
          {refused.map(({ questionId, title: words, sentence }) => (
            <li key={questionId}>
              <TextLink to="/bank/questions/$questionId" params={{ questionId }}>
                {words}
              </TextLink>
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
        <div className={css.acts}>
          <Button onClick={onDone}>{t().understood}</Button>
        </div>
      </Modal>
    );
  const chosen = wanted === null ? null : 'step' in wanted ? wanted.step : wanted.sharing;
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form
        className={css.bulkForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted) act.mutate({ query: { unitId }, body: { which, wanted } });
        }}
      >
        <p className={css.note}>{t().livesLead}</p>
        <Radio.Group
          label={t().state}
          value={chosen ?? ''}
          onChange={(value) => {
            const step = STEPS_OF_MANY.find((one) => one === value);
            if (step) setWanted({ step });
          }}
        >
          {STEPS_OF_MANY.map((step) => (
            <Radio key={step} value={step} label={t().stepsOfMany[step]} mt={8} />
          ))}
        </Radio.Group>
        <Radio.Group
          label={t().openness}
          value={chosen ?? ''}
          onChange={(value) => {
            const sharing = SHARINGS.find((one) => one === value);
            if (sharing) setWanted({ sharing });
          }}
        >
          {SHARINGS.map((sharing) => (
            <Radio key={sharing} value={sharing} label={t().sharings[sharing]} mt={8} />
          ))}
        </Radio.Group>
        <div className={css.acts}>
          <Button type="submit" disabled={wanted === null} loading={act.isPending}>
            {t().apply}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

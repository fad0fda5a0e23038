import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  type ClientOrder,
  instructSafeExamBrowser,
  listSecureBrowserStates,
  type SecureBrowserState,
} from 'shared/contracts/securebrowser-steering.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

export interface Ordered {
  readonly candidate: SecureBrowserState;
  readonly kind: ClientOrder['kind'];
}

/** Says what an order will do before it is given, and asks for the words it needs: a reason, or a message. */
export function GiveOrder({ candidate, kind, onClose }: Ordered & { onClose: () => void }) {
  const [text, setText] = useState('');
  const words = t().orderTexts[kind];
  const giving = useAct(instructSafeExamBrowser, {
    stales: [listSecureBrowserStates],
    onDone: () => {
      sayDone(t().orderGiven(candidate.name));
      onClose();
    },
  });
  const order = orderOf(kind, text.trim());
  return (
    <Modal opened onClose={onClose} title={words.title(candidate.name)} closeButtonProps={{ 'aria-label': t().cancel }}>
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (order) giving.mutate({ params: { candidateId: candidate.candidateId }, body: order });
        }}
      >
        <p className={css.note}>{words.does}</p>
        {words.label === '' ? null : (
          <Textarea
            label={words.label}
            placeholder={words.example}
            data-autofocus
            autosize
            minRows={2}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {giving.error ? <ErrorState error={giving.error} /> : null}
        <div className={css.acts}>
          <Button
            type="submit"
            disabled={order === null}
            loading={giving.isPending}
            data-autofocus={words.label === ''}
          >
            {words.confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The order with its words; null while they are missing. */
function orderOf(kind: ClientOrder['kind'], text: string): ClientOrder | null {
  switch (kind) {
    case 'quit':
      return text.length < 5 ? null : { kind, reason: text };
    case 'lock':
      return text.length < 3 ? null : { kind, message: text };
    default:
      return { kind };
  }
}

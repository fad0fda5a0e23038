import { Button, Group, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { Stack } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ReadyMade } from '../../ui/ReadyMade.tsx';
import { t } from './messages.ts';

interface Props {
  readonly words: { readonly title: string; readonly lead: string; readonly reasons: readonly string[] };
  readonly confirm: string;
  readonly error: { readonly sentence: string } | null;
  readonly isPending: boolean;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
}

/** Says what an act on the whole session does, and asks why. */
export function ReasonDialog({ words, confirm, error, isPending, onDo, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 600px)');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDo(reason);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      fullScreen={isNarrow}
      size="lg"
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form onSubmit={submit}>
        <Stack>
          <p>{words.lead}</p>
          {error ? <ErrorState error={error} /> : null}
          <ReadyMade
            label={t().reason}
            hint={t().reasonHint}
            choices={words.reasons}
            value={reason}
            onChange={setReason}
            isFirst
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t().cancel}
            </Button>
            <Button type="submit" loading={isPending} disabled={reason.trim().length < 3}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

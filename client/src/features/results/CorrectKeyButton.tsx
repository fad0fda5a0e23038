import { Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AnalysedItem } from 'shared/contracts/analytics.ts';
import { correctKey } from 'shared/contracts/grading.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { itemName } from './item-names.ts';
import { AFTER_MARKING } from './MarkButton.tsx';
import { t } from './messages.ts';

/** Another key, or the points for everybody; asks for a reason and marks again. */
export function CorrectKeyButton({ examId, item }: { examId: string; item: AnalysedItem }) {
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState('');
  const [everybody, setEverybody] = useState(false);
  const [reason, setReason] = useState('');
  // What is right by now stands in the field, so that an answer is only left out by whoever takes it out.
  const open = () => {
    setKey(item.keyText);
    setOpen(true);
  };
  const act = useAct(correctKey, {
    stales: AFTER_MARKING,
    onDone({ changed }) {
      setOpen(false);
      sayDone(t().correctDone(changed));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const correction = everybody ? { kind: 'everybody' as const } : { kind: 'key' as const, key };
    act.mutate({ params: { examId }, body: { item: item.item, correction, reason } });
  };
  return (
    <>
      <Button variant="default" size="sm" onClick={open}>
        {t().correct}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t().correctTitle(itemName(item))}
        closeButtonProps={{ 'aria-label': t().cancel }}
        centered
      >
        <form onSubmit={submit}>
          <Stack>
            <Text>{t().correctLead}</Text>
            <TextInput
              label={t().newKey}
              description={t().newKeyHint}
              required={!everybody}
              disabled={everybody}
              maxLength={2_000}
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <Checkbox
              label={t().everybody}
              checked={everybody}
              onChange={(event) => setEverybody(event.currentTarget.checked)}
            />
            <Textarea
              label={t().reason}
              required
              minLength={5}
              maxLength={500}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {act.error ? <ErrorState error={act.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {t().cancel}
              </Button>
              <Button type="submit" loading={act.isPending}>
                {t().correct}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

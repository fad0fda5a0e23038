import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { listResultExams, publishResults } from 'shared/contracts/grading.ts';
import { readResultReport } from 'shared/contracts/reports.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { t } from './messages.ts';

/** Publishing says what it does and asks for a reason. */
export function PublishButton({ examId, published }: { examId: string; published: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [showAnswers, setShowAnswers] = useState(false);
  const act = useAct(publishResults, {
    stales: [readResultReport, listResultExams],
    onDone({ withheld }) {
      setOpen(false);
      sayDone(withheld.length > 0 ? t().publishedExcept(withheld.join(', ')) : t().published);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ params: { examId }, body: { reason, showAnswers } });
  };
  return (
    <>
      <Button
        variant={published ? 'default' : 'filled'}
        leftSection={<IconSend size={18} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {published ? t().publishAgain : t().publish}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t().publishTitle}
        closeButtonProps={{ 'aria-label': t().cancel }}
        centered
      >
        <form onSubmit={submit}>
          <Stack>
            <Text>{t().publishLead}</Text>
            <Textarea
              label={t().reason}
              description={t().reasonHint}
              required
              minLength={5}
              maxLength={500}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Checkbox
              label={t().showAnswers}
              checked={showAnswers}
              onChange={(event) => setShowAnswers(event.currentTarget.checked)}
            />
            {act.error ? <ErrorState error={act.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {t().cancel}
              </Button>
              <Button type="submit" loading={act.isPending}>
                {t().publish}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

import { Button, Group, Modal, Radio, ScrollArea, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportLoss,
  type ExportStep,
  exportQuestions,
  reportExport,
} from 'shared/contracts/bank-exports.ts';
import type { BodyOf, ReplyOf } from 'shared/contracts/endpoint.ts';
import type { ToldStep } from 'shared/contracts/told-reply.ts';
import type { FailureOf } from '../../../api/call.ts';
import { follow, followDownload } from '../../../api/follow.ts';
import { keyOf } from '../../../api/use-endpoint.ts';
import { number } from '../../../i18n/format.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { ProgressLine } from '../../../ui/ProgressLine.tsx';
import { sayRefused } from '../../../ui/toasts.tsx';
import { t } from './messages.ts';

interface Props {
  readonly unitId: string;
  readonly which: BodyOf<typeof exportQuestions>['which'];
  readonly count: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The kind of file, what it will lose of which question, and the file: nothing is lost in silence. */
export function ExportDialog({ isOpen, onClose, ...wanted }: Props) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t().title(wanted.count)}
      size="lg"
      closeButtonProps={{ 'aria-label': t().close }}
    >
      <Export {...wanted} onClose={onClose} />
    </Modal>
  );
}

/** Closing the dialog takes this away, and with it whatever work still goes on. */
function Export({ unitId, which, onClose }: Omit<Props, 'isOpen' | 'count'>) {
  const [format, setFormat] = useState<ExportFormat>('docx');
  const [isSaving, setIsSaving] = useState(false);
  const [looking, setLooking] = useState<ToldStep | null>(null);
  const [making, setMaking] = useState<ToldStep | null>(null);
  const asked = { query: { unitId }, body: { which, format } };
  const report = useQuery<ReplyOf<typeof reportExport>, FailureOf<typeof reportExport>>({
    queryKey: keyOf(reportExport, asked),
    async queryFn({ signal }) {
      const result = await follow(reportExport, { ...asked, signal }, (told) => signal.aborted || setLooking(told));
      if (!signal.aborted) setLooking(null);
      if (result.ok) return result.value;
      throw result.error;
    },
    // The work is long, and the bank behind the dialog stays as it is.
    refetchOnWindowFocus: false,
  });
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  async function save() {
    const controller = new AbortController();
    const { signal } = controller;
    stopping.current = controller;
    setIsSaving(true);
    const outcome = await followDownload(
      exportQuestions,
      { ...asked, signal },
      (told) => signal.aborted || setMaking(told),
    );
    setIsSaving(false);
    setMaking(null);
    if (signal.aborted) return;
    if (outcome.ok) onClose();
    else sayRefused(outcome.error);
  }
  return (
    <Stack gap="md">
      <p>{t().lead}</p>
      <Radio.Group
        label={t().format}
        value={format}
        onChange={(value) => setFormat(EXPORT_FORMATS.find((each) => each === value) ?? 'xlsx')}
      >
        <Stack gap="xs" mt="xs">
          {EXPORT_FORMATS.map((each) => (
            <Radio
              key={each}
              value={each}
              disabled={isSaving}
              label={t().formats[each].name}
              description={t().formats[each].lead}
            />
          ))}
        </Stack>
      </Radio.Group>
      {report.isFetching && looking ? (
        <ProgressLine {...shown(looking, t().looking)} onCancel={onClose} />
      ) : (
        <Loaded from={report} shape="text">
          {({ questions, whole, losses }) => (
            <div aria-live="polite">
              <p>{losses.length === 0 ? t().allWhole(number(questions)) : summary(whole, losses)}</p>
              {losses.length > 0 ? <Losses losses={losses} /> : null}
            </div>
          )}
        </Loaded>
      )}
      {isSaving ? <ProgressLine {...shown(making, t().making)} onCancel={() => stopping.current?.abort()} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t().close}
        </Button>
        <Button loading={isSaving} disabled={!report.data} onClick={() => void save()}>
          {t().save}
        </Button>
      </Group>
    </Stack>
  );
}

/** What is being done and how far it is: media fetched, questions looked at or written, bytes of the file received. */
function shown(step: ToldStep | null, writing: string) {
  if (!step) return { label: writing, done: 0 };
  if (step.step === 'receiving')
    return { label: t().receiving, done: Math.round(step.done / KB), total: Math.round(step.total / KB) };
  const labels: Record<ExportStep, string> = { media: t().media, writing };
  return { label: labels[step.step as ExportStep], done: step.done, total: step.total };
}

const KB = 1024;

function summary(whole: number, losses: readonly ExportLoss[]): string {
  const left = losses.filter(({ outcome }) => outcome === 'leftBehind').length;
  return t().someLost(number(whole), number(losses.length - left), number(left));
}

function Losses({ losses }: { losses: readonly ExportLoss[] }) {
  return (
    <ScrollArea.Autosize mah={280} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t().what, role: 'region' }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t().question}</Table.Th>
            <Table.Th>{t().what}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {losses.map(({ questionId, title, outcome, why }) => (
            <Table.Tr key={questionId}>
              <Table.Td>{title}</Table.Td>
              <Table.Td>
                {outcome === 'leftBehind'
                  ? t().leftBehind(why.map(nameOf).join(', '))
                  : t().withLoss(why.map(nameOf).join(', '))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

/** A loss or a kind in words. */
const nameOf = (why: string): string => kindName(why) || (t().losses[why] ?? why);

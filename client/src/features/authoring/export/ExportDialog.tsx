import { Button, Group, Modal, Radio, ScrollArea, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportLoss,
  exportQuestions,
  reportExport,
} from 'shared/contracts/bank-exports.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import { download } from '../../../api/call.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { number } from '../../../i18n/format.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
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
export function ExportDialog({ unitId, which, count, isOpen, onClose }: Props) {
  const [format, setFormat] = useState<ExportFormat>('docx');
  const [isSaving, setIsSaving] = useState(false);
  const asked = { query: { unitId }, body: { which, format } };
  const report = useEndpoint(reportExport, asked, { enabled: isOpen });
  async function save() {
    setIsSaving(true);
    const outcome = await download(exportQuestions, asked);
    setIsSaving(false);
    if (outcome.ok) onClose();
    else sayRefused(outcome.error);
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t().title(count)}
      size="lg"
      closeButtonProps={{ 'aria-label': t().close }}
    >
      <Stack gap="md">
        <p>{t().lead}</p>
        <Radio.Group
          label={t().format}
          value={format}
          onChange={(value) => setFormat(EXPORT_FORMATS.find((each) => each === value) ?? 'xlsx')}
        >
          <Stack gap="xs" mt="xs">
            {EXPORT_FORMATS.map((each) => (
              <Radio key={each} value={each} label={t().formats[each].name} description={t().formats[each].lead} />
            ))}
          </Stack>
        </Radio.Group>
        <Loaded from={report} shape="text">
          {({ questions, whole, losses }) => (
            <div aria-live="polite">
              <p>{losses.length === 0 ? t().allWhole(number(questions)) : summary(whole, losses)}</p>
              {losses.length > 0 ? <Losses losses={losses} /> : null}
            </div>
          )}
        </Loaded>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t().close}
          </Button>
          <Button loading={isSaving} disabled={!report.data} onClick={() => void save()}>
            {t().save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

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

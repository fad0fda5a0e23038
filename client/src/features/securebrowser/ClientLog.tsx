import { Modal } from '@mantine/core';
import { readSafeExamBrowserLog, type SecureBrowserState } from 'shared/contracts/securebrowser-steering.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { timeWithSeconds } from '../../i18n/format.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { t } from './messages.ts';

/** What the client of a candidate wrote into its log, as far as somebody may want to read it. */
export function ClientLog({ candidate, onClose }: { candidate: SecureBrowserState; onClose: () => void }) {
  const { candidateId } = candidate;
  const reading = useEndpoint(readSafeExamBrowserLog, { params: { candidateId } });
  const words = t().log;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={words.title(candidate.name)}
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <Loaded from={reading} shape="table">
        {({ lines }) => (
          <DataTable
            name="secure-browser-log"
            plain
            rows={lines.map((line, index) => ({ ...line, index }))}
            rowId={({ index }) => String(index)}
            columns={[
              { id: 'at', header: words.at, value: ({ at }) => at, cell: ({ at }) => timeWithSeconds(at) },
              { id: 'type', header: words.type, value: ({ type }) => words.types[type] },
              { id: 'text', header: words.text, value: ({ text }) => text },
            ]}
            empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
          />
        )}
      </Loaded>
    </Modal>
  );
}

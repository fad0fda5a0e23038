import { Button } from '@mantine/core';
import { discardImport, type ImportView, listImports, readImport } from 'shared/contracts/bank.ts';
import { bankFacets, listQuestions } from 'shared/contracts/bank-questions.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import { ImportReport } from './ImportReport.tsx';
import { t } from './messages.ts';
import { RefusedItems } from './RefusedItems.tsx';
import { ReviewList } from './ReviewList.tsx';

/** An import: while it is a draft the teacher goes through it, problems first; afterwards the page tells what became of it. */
export function ImportPage() {
  const importId = usePathParam('importId');
  const read = useEndpoint(readImport, { params: { importId } });
  return (
    <Loaded from={read} shape="text">
      {(draft) => (
        <>
          {draft.state === 'draft' ? <DraftReview draft={draft} /> : <ImportReport done={draft} />}
          {draft.refused.length > 0 ? <RefusedItems items={draft.refused} /> : null}
        </>
      )}
    </Loaded>
  );
}

function DraftReview({ draft }: { draft: ImportView }) {
  const discard = useAct(discardImport, {
    stales: [readImport, listImports, listQuestions, bankFacets],
    onDone: () => sayDone(t().review.discarded),
    onRefused: sayRefused,
  });
  const bad = draft.items.filter((item) => item.problems.length > 0);
  return (
    <>
      <PageHead
        title={draft.fileName}
        needs={draft.items.length === 0 ? t().review.nothingRead : t().review.needs(draft.items.length, bad.length)}
        trail={[
          { label: t().bank, to: '/bank' },
          { label: t().importTitle, to: '/bank/import' },
        ]}
        actions={
          <Button
            variant="default"
            loading={discard.isPending}
            onClick={() => discard.mutate({ params: { importId: draft.id } })}
          >
            {t().review.discard}
          </Button>
        }
      />
      {draft.items.length > 0 ? <ReviewList draft={draft} items={draft.items} /> : null}
    </>
  );
}

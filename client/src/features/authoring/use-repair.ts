import { useQueryClient } from '@tanstack/react-query';
import { type ImportedQuestion, type ImportView, readImport, repairQuestion } from 'shared/contracts/bank.ts';
import { keyOf, useAct } from '../../api/use-endpoint.ts';
import { sayRefused } from '../../ui/toasts.tsx';

/**
 * Mends a question of an import; a refusal is said. Keeps the page's own copy of the import in step, so that the other
 * questions are not read again.
 */
export function useRepair() {
  const client = useQueryClient();
  return useAct(repairQuestion, {
    onDone: (mended, { params: { importId, at } }) =>
      client.setQueryData<ImportView>(keyOf(readImport, { params: { importId } }), (view) =>
        view ? { ...view, items: view.items.map((item) => (item.at === at ? mended : item)) } : view,
      ),
    onRefused: sayRefused,
  });
}

/** What `useRepair` sends for a question as it stands in the form. */
export function repairOf(importId: string, { at, definition, level, topic }: ImportedQuestion) {
  return { params: { importId, at }, body: { definition, level, topic } };
}

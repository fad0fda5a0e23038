import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type BankFilter, listQuestions } from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { call, type FailureOf } from '../../../api/call.ts';

type Page = ReplyOf<typeof listQuestions>;

const PAGE = 50;
/** Pages kept at once: scrolling through 200,000 questions must not fill an old PC's memory. */
const KEPT = 20;

/** A bank read as far as the teacher scrolls; pages far away are let go and read again on the way back. */
export function useQuestions(unitId: string, filter: BankFilter) {
  // Where each page begins, in order: the way back from any of them.
  const starts = useRef<{ key: string; cursors: (string | null)[] }>({ key: '', cursors: [null] });
  const key = JSON.stringify([unitId, filter]);
  if (starts.current.key !== key) starts.current = { key, cursors: [null] };
  const { cursors } = starts.current;
  const read = useInfiniteQuery<
    Page,
    FailureOf<typeof listQuestions>,
    { pages: Page[]; pageParams: (string | null)[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [listQuestions.method, listQuestions.path, null, { unitId, ...filter }],
    enabled: unitId !== '',
    initialPageParam: null,
    maxPages: KEPT,
    getNextPageParam: (page, _pages, at) => {
      if (page.next !== null && !cursors.includes(page.next))
        cursors.splice(cursors.indexOf(at) + 1, cursors.length, page.next);
      return page.next;
    },
    getPreviousPageParam: (_page, _pages, at) => {
      const place = cursors.indexOf(at);
      return place > 0 ? cursors[place - 1] : undefined;
    },
    placeholderData: (before) => before,
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam };
      const result = await call(listQuestions, { query: { unitId, ...filter, ...after, limit: PAGE }, signal });
      if (result.ok) return result.value;
      throw result.error;
    },
  });
  const pages = read.data?.pages ?? [];
  const first = read.data?.pageParams[0] ?? null;
  return {
    ...read,
    questions: pages.flatMap((page) => page.questions),
    /** How many questions stand before the first one that is kept. */
    before: Math.max(0, cursors.indexOf(first)) * PAGE,
    total: useTotal(key, pages),
  };
}

/** Only the first page says how many there are; it is remembered when that page is let go. */
function useTotal(key: string, pages: readonly Page[]): number | null {
  const known = useRef<{ key: string; total: number | null }>({ key: '', total: null });
  const said = pages.find((page) => page.total !== null)?.total ?? null;
  if (said !== null) known.current = { key, total: said };
  return known.current.key === key ? known.current.total : said;
}

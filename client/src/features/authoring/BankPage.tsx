import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileTypeDocx, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bankFacets, listQuestions } from 'shared/contracts/bank.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { LEVELS, type Level } from 'shared/questions/draft.ts';
import { call, type FailureOf } from '../../api/call.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { kindName } from '../../questions/kind-names.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingSkeleton } from '../../ui/LoadingSkeleton.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import css from './authoring.module.css';
import { t } from './messages.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { useMayWrite, useUnit } from './use-unit.ts';

interface Filter {
  readonly subject?: string;
  readonly part?: number;
  readonly level?: Level;
  readonly topic?: string;
}
type Page = ReplyOf<typeof listQuestions>;

/** The bank of the teacher's unit: search always in reach, filters beside it, questions as candidates see them. */
export function BankPage() {
  const unit = useUnit();
  const mayWrite = useMayWrite();
  const unitId = unit?.id ?? '';
  const [filter, setFilter] = useState<Filter>({});
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const [withKey, setWithKey] = useState(true);
  const facets = useEndpoint(bankFacets, { query: { unitId } }, { enabled: unit !== null });
  const found = useQuestions(unitId, { ...filter, ...(text === '' ? {} : { text }) });

  const counts = facets.data?.counts ?? [];
  const total = counts.reduce((sum, one) => sum + one.questions, 0);
  const subjects = [...new Set(counts.map((one) => one.subject))];
  const ofSubject = counts.filter((one) => filter.subject === undefined || one.subject === filter.subject);
  const topics = [...new Set(ofSubject.flatMap((one) => one.topic ?? []))].sort((a, b) => a.localeCompare(b, 'vi'));
  const questions = found.data?.pages.flatMap((page) => page.questions) ?? [];
  const importLink = mayWrite ? (
    <ButtonLink to="/bank/import" leftSection={<IconFileTypeDocx size={18} aria-hidden="true" />}>
      {t().importFile}
    </ButtonLink>
  ) : null;

  return (
    <>
      <PageHead
        title={t().bank}
        needs={facets.data ? `${unit?.name}: ${t().bankNeeds(number(total), subjects.length)}` : null}
        actions={importLink}
      />
      {facets.error ? <ErrorState error={facets.error} onRetry={() => facets.refetch()} /> : null}
      {facets.data && total === 0 ? (
        <EmptyState title={t().emptyTitle} icon={IconFileTypeDocx} action={importLink}>
          {t().emptyLead}
        </EmptyState>
      ) : (
        <>
          <search className={css.filters}>
            <TextInput
              className={css.search}
              label={t().search}
              placeholder={t().searchHint}
              leftSection={<IconSearch size={18} aria-hidden="true" />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Select
              label={t().subject}
              data={[{ value: '', label: t().any }, ...subjects.map((value) => ({ value, label: value }))]}
              value={filter.subject ?? ''}
              onChange={(value) => setFilter({ ...filter, subject: value || undefined, topic: undefined })}
            />
            <Select
              label={t().part}
              data={[
                { value: '', label: t().any },
                { value: '1', label: kindName('choice') },
                { value: '2', label: kindName('trueFalseGroup') },
                { value: '3', label: kindName('shortAnswer') },
              ]}
              value={filter.part === undefined ? '' : String(filter.part)}
              onChange={(value) => setFilter({ ...filter, part: value ? Number(value) : undefined })}
            />
            <Select
              label={t().level}
              data={[
                { value: '', label: t().any },
                ...LEVELS.map((value) => ({ value: value as string, label: t().levels[value] })),
              ]}
              value={filter.level ?? ''}
              onChange={(value) => setFilter({ ...filter, level: LEVELS.find((level) => level === value) })}
            />
            {topics.length > 0 ? (
              <Select
                label={t().topic}
                searchable
                data={[{ value: '', label: t().any }, ...topics.map((value) => ({ value, label: value }))]}
                value={filter.topic ?? ''}
                onChange={(value) => setFilter({ ...filter, topic: value || undefined })}
              />
            ) : null}
          </search>
          <div className={css.listHead}>
            <span aria-live="polite">{found.data ? t().shown(number(questions.length)) : ''}</span>
            <Switch
              label={t().showKeys}
              checked={withKey}
              onChange={(event) => setWithKey(event.currentTarget.checked)}
            />
          </div>
          {found.error ? <ErrorState error={found.error} onRetry={() => found.refetch()} /> : null}
          {found.data || found.error ? null : <LoadingSkeleton />}
          <div className={css.list}>
            {questions.map((question) => (
              <QuestionCard key={question.id} question={question} withKey={withKey} />
            ))}
          </div>
          {found.data && questions.length === 0 ? (
            <EmptyState
              title={t().nothingTitle}
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setFilter({});
                    setTyped('');
                  }}
                >
                  {t().clearFilters}
                </Button>
              }
            >
              {t().nothingLead}
            </EmptyState>
          ) : null}
          {found.hasNextPage ? (
            <Button
              variant="default"
              className={css.more}
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t().more}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

/** The bank page by page, as far as the teacher has asked. */
function useQuestions(unitId: string, filter: Filter & { text?: string }) {
  return useInfiniteQuery<Page, FailureOf<typeof listQuestions>, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [listQuestions.method, listQuestions.path, null, { unitId, ...filter }],
    enabled: unitId !== '',
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam };
      const result = await call(listQuestions, { query: { unitId, ...filter, ...after, limit: 30 }, signal });
      if (result.ok) return result.value;
      throw result.error;
    },
  });
}

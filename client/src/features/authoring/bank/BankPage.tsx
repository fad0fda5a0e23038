import { Button, Drawer, Switch } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconCopyX, IconFileTypeDocx, IconListTree, IconPlus, IconTrash } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { bankFacets } from 'shared/contracts/bank-questions.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { number } from '../../../i18n/format.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LoadingSkeleton } from '../../../ui/LoadingSkeleton.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { t as words } from '../messages.ts';
import { useMayWrite, useUnit } from '../use-unit.ts';
import { BulkBar } from './BulkBar.tsx';
import css from './bank.module.css';
import { Filters } from './Filters.tsx';
import { t } from './messages.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { QuestionList } from './QuestionList.tsx';
import { choosing, isAnyChosen, isChosen, NOTHING_CHOSEN } from './selection.ts';
import { TopicDialog } from './TopicDialog.tsx';
import { TopicTree } from './TopicTree.tsx';
import { useFilter } from './use-filter.ts';
import { useQuestions } from './use-questions.ts';

/** The bank of the teacher's unit: its tree, a search always in reach, and questions as candidates see them. */
export function BankPage() {
  const unit = useUnit();
  const mayWrite = useMayWrite();
  const unitId = unit?.id ?? '';
  const [filter, setFilter] = useFilter();
  const [withKey, setWithKey] = useLocalStorage({ key: 'khaothi.bank.keys', defaultValue: true });
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [isTreeOpen, tree] = useDisclosure(false);
  const [hasTopicDialog, topic] = useDisclosure(false);
  const facets = useEndpoint(bankFacets, { query: { unitId } }, { enabled: unit !== null });
  const found = useQuestions(unitId, filter);
  const choose = useCallback((id: string, wanted: boolean) => setChosen((before) => choosing(before, id, wanted)), []);
  const change = (next: typeof filter) => {
    setFilter(next);
    setChosen(NOTHING_CHOSEN);
    tree.close();
  };

  const counts = facets.data?.counts ?? [];
  const total = counts.reduce((sum, one) => sum + one.questions, 0);
  const subjects = new Set(counts.map((one) => one.subject));
  const isTrash = filter.trash === 'yes';
  const isEmpty = facets.data !== undefined && total === 0 && !isTrash;
  const importLink = mayWrite ? (
    <ButtonLink to="/bank/import" leftSection={<IconFileTypeDocx size={18} aria-hidden="true" />}>
      {words().importFile}
    </ButtonLink>
  ) : null;
  const onlySubject = filter.subject ?? (subjects.size === 1 ? [...subjects][0] : undefined);

  const addsTopics = mayWrite ? (
    <Button
      variant="subtle"
      size="sm"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => {
        tree.close();
        topic.open();
      }}
    >
      {t().addTopic}
    </Button>
  ) : null;

  return (
    <>
      {hasTopicDialog ? (
        <TopicDialog unitId={unitId} subject={onlySubject} topics={facets.data?.topics ?? []} onClose={topic.close} />
      ) : null}
      <PageHead
        title={isTrash ? t().trash : words().bank}
        trail={isTrash ? [{ label: words().bank, to: '/bank' }] : []}
        needs={
          isTrash
            ? t().trashLead
            : facets.data
              ? `${unit?.name}: ${words().bankNeeds(number(total), subjects.size)}`
              : null
        }
        actions={
          <>
            {isTrash ? null : importLink}
            {mayWrite && !isTrash ? (
              <ButtonLink to="/bank/new" variant="default" leftSection={<IconPlus size={18} aria-hidden="true" />}>
                {t().write}
              </ButtonLink>
            ) : null}
            {isTrash ? null : (
              <ButtonLink to="/bank/twins" variant="default" leftSection={<IconCopyX size={18} aria-hidden="true" />}>
                {t().radar}
              </ButtonLink>
            )}
            {mayWrite && !isTrash ? (
              <Button
                variant="default"
                leftSection={<IconTrash size={18} aria-hidden="true" />}
                onClick={() => change({ trash: 'yes' })}
              >
                {t().trash}
              </Button>
            ) : null}
          </>
        }
      />
      {facets.error ? <ErrorState error={facets.error} onRetry={() => facets.refetch()} /> : null}
      {isEmpty ? (
        <EmptyState title={words().emptyTitle} icon={IconFileTypeDocx} action={importLink}>
          {words().emptyLead}
        </EmptyState>
      ) : (
        <div className={css.page}>
          <aside className={css.side}>
            {facets.data ? <TopicTree facets={facets.data} filter={filter} onChange={change} /> : <LoadingSkeleton />}
            {addsTopics}
          </aside>
          <Drawer opened={isTreeOpen} onClose={tree.close} title={t().tree} size="sm">
            {facets.data ? <TopicTree facets={facets.data} filter={filter} onChange={change} /> : null}
            {addsTopics}
          </Drawer>
          <div className={css.main}>
            <Button
              className={css.treeButton}
              variant="default"
              leftSection={<IconListTree size={18} aria-hidden="true" />}
              onClick={tree.open}
            >
              {t().tree}
            </Button>
            <Filters filter={filter} tags={facets.data?.tags ?? []} onChange={change} />
            <div className={css.listHead}>
              <span aria-live="polite">{found.total === null ? '' : t().found(totalWords(found.total))}</span>
              <Switch
                label={t().oldestFirst}
                checked={filter.order === 'oldest'}
                onChange={(event) => change({ ...filter, order: event.currentTarget.checked ? 'oldest' : undefined })}
              />
              <Switch
                label={words().showKeys}
                checked={withKey}
                onChange={(event) => setWithKey(event.currentTarget.checked)}
              />
            </div>
            {found.error ? <ErrorState error={found.error} onRetry={() => found.refetch()} /> : null}
            {found.data || found.error ? null : <LoadingSkeleton />}
            {found.data && found.questions.length === 0 ? (
              <EmptyState
                title={isTrash ? t().trashEmpty : words().nothingTitle}
                action={
                  <Button variant="default" onClick={() => change(isTrash ? { trash: 'yes' } : {})}>
                    {words().clearFilters}
                  </Button>
                }
              >
                {isTrash ? null : words().nothingLead}
              </EmptyState>
            ) : (
              <QuestionList
                key={JSON.stringify(filter)}
                questions={found.questions}
                before={found.before}
                hasMore={found.hasNextPage}
                isReading={found.isFetching}
                label={words().bank}
                onMore={() => void found.fetchNextPage()}
                onBack={() => void found.fetchPreviousPage()}
                draw={(question) => (
                  <QuestionCard
                    question={question}
                    withKey={withKey}
                    isChosen={isChosen(chosen, question.id)}
                    onChoose={mayWrite ? choose : undefined}
                  />
                )}
              />
            )}
            {isAnyChosen(chosen) ? (
              <BulkBar
                unitId={unitId}
                filter={filter}
                total={found.total}
                subject={onlySubject}
                selection={chosen}
                onSelect={(selection) => setChosen(selection ?? NOTHING_CHOSEN)}
              />
            ) : null}
          </div>
        </div>
      )}
    </>
  );
}

/** A search counts to a thousand. */
const totalWords = (total: number) => (total > 1_000 ? t().over(number(1_000)) : number(total));

import { Button, Modal, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type BatchChange, bankFacets } from 'shared/contracts/bank-questions.ts';
import { listUnits } from 'shared/contracts/people.ts';
import { GRADES, SUBJECT_NAMES } from 'shared/curriculum/outline.ts';
import { LEVELS } from 'shared/questions/draft.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { t as words } from '../messages.ts';
import css from './bank.module.css';
import { t } from './messages.ts';
import { TopicSelect } from './TopicSelect.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly unitId: string;
  /** The subject that all the chosen are of; undefined while they may be of several. */
  readonly subject: string | undefined;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onApply: (change: BatchChange) => void;
}

/** What is left empty stays as it is in every question. */
export function BulkForm({ isOpen, title, unitId, subject, isSending, onClose, onApply }: Props) {
  const [change, setChange] = useState<BatchChange>({});
  const units = useEndpoint(listUnits, undefined, { enabled: isOpen });
  const facets = useEndpoint(bankFacets, { query: { unitId } }, { enabled: isOpen });
  const set = (said: Partial<BatchChange>) => setChange((before) => ({ ...before, ...said }));
  const isEmpty = Object.values(change).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="lg">
      <form
        className={css.bulkForm}
        onSubmit={(event) => {
          event.preventDefault();
          onApply(change);
        }}
      >
        <p className={css.note}>{t().changeLead}</p>
        <div className={css.pair}>
          <Select
            label={words().level}
            clearable
            placeholder={t().asItIs}
            data={LEVELS.map((value) => ({ value, label: words().levels[value] }))}
            value={change.level ?? null}
            onChange={(value) => set({ level: LEVELS.find((level) => level === value) })}
          />
          <Select
            label={t().grade}
            clearable
            placeholder={t().asItIs}
            data={GRADES.map((grade) => ({ value: String(grade), label: t().gradeOf(grade) }))}
            value={change.grade ? String(change.grade) : null}
            onChange={(value) => set({ grade: value ? Number(value) : undefined })}
          />
        </div>
        <div className={css.pair}>
          <Select
            label={words().subject}
            clearable
            searchable
            placeholder={t().asItIs}
            data={[...SUBJECT_NAMES]}
            value={change.subject ?? null}
            onChange={(value) => set({ subject: value ?? undefined, topicId: undefined })}
          />
          <Select
            label={t().moveTo}
            clearable
            searchable
            placeholder={t().asItIs}
            data={(units.data?.units ?? [])
              .filter(({ kind }) => kind !== 'class')
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={change.unitId ?? null}
            onChange={(value) => set({ unitId: value ?? undefined })}
          />
        </div>
        {change.subject || subject ? (
          <TopicSelect
            subject={change.subject ?? subject ?? ''}
            topics={facets.data?.topics ?? []}
            value={change.topicId ?? null}
            placeholder={t().asItIs}
            onChange={(topic) => set({ topicId: topic?.id })}
          />
        ) : (
          <p className={css.note}>{t().topicNeedsSubject}</p>
        )}
        <div className={css.pair}>
          <TagsInput
            label={t().addTags}
            data={facets.data?.tags ?? []}
            value={change.addTags ?? []}
            maxTags={30}
            onChange={(addTags) => set({ addTags })}
          />
          <TagsInput
            label={t().removeTags}
            data={facets.data?.tags ?? []}
            value={change.removeTags ?? []}
            maxTags={30}
            onChange={(removeTags) => set({ removeTags })}
          />
        </div>
        <TextInput
          label={t().competency}
          placeholder={t().asItIs}
          maxLength={1000}
          value={change.competency ?? ''}
          onChange={(event) => set({ competency: event.currentTarget.value || undefined })}
        />
        <TextInput
          label={t().source}
          placeholder={t().asItIs}
          maxLength={300}
          value={change.source ?? ''}
          onChange={(event) => set({ source: event.currentTarget.value || undefined })}
        />
        <div className={css.acts}>
          <Button type="submit" disabled={isEmpty} loading={isSending}>
            {t().apply}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addTopic, bankFacets } from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { GRADES, SUBJECT_NAMES, subjectCode } from 'shared/curriculum/outline.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { sayDone } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import css from './bank.module.css';
import { t } from './messages.ts';
import { TopicSelect } from './TopicSelect.tsx';

interface Props {
  readonly unitId: string;
  readonly subject: string | undefined;
  readonly topics: ReplyOf<typeof bankFacets>['topics'];
  readonly onClose: () => void;
}

/** A topic of the unit's own, below a grade or below any topic that is in the tree. */
export function TopicDialog({ unitId, subject: first, topics, onClose }: Props) {
  const [subject, setSubject] = useState(first ?? SUBJECT_NAMES[0] ?? '');
  const [grade, setGrade] = useState<number | null>(null);
  const [above, setAbove] = useState<string | null>(null);
  const [name, setName] = useState('');
  const act = useAct(addTopic, {
    stales: [bankFacets],
    onDone(topic) {
      sayDone(t().topicAdded(topic.name));
      onClose();
    },
  });
  const code = subjectCode(subject);
  const below = above ?? (grade === null ? code : `${code}/${grade}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ query: { unitId }, body: { below, subject, name: name.trim() } });
  };
  return (
    <Modal opened onClose={onClose} title={t().addTopic} size="lg">
      <form className={css.bulkForm} onSubmit={submit}>
        <p className={css.note}>{t().addTopicLead}</p>
        <div className={css.pair}>
          <Select
            label={words().subject}
            searchable
            allowDeselect={false}
            data={[...SUBJECT_NAMES]}
            value={subject}
            onChange={(value) => {
              setSubject(value ?? subject);
              setAbove(null);
            }}
          />
          <Select
            label={t().grade}
            clearable
            placeholder={words().any}
            data={GRADES.map((value) => ({ value: String(value), label: t().gradeOf(value) }))}
            value={grade === null ? null : String(grade)}
            onChange={(value) => {
              setGrade(value === null ? null : Number(value));
              setAbove(null);
            }}
          />
        </div>
        <TopicSelect
          subject={subject}
          topics={topics}
          grade={grade}
          label={t().belowTopic}
          placeholder={grade === null ? t().belowSubject : t().belowGrade(grade)}
          value={above}
          onChange={(topic) => setAbove(topic?.id ?? null)}
        />
        <TextInput
          label={t().topicName}
          data-autofocus
          required
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {act.error ? <ErrorState error={act.error} /> : null}
        <div className={css.acts}>
          <Button type="submit" disabled={name.trim() === ''} loading={act.isPending}>
            {t().addTopic}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

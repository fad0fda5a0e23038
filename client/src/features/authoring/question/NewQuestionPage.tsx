import { Autocomplete, Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { bankFacets, createQuestion, listQuestions } from 'shared/contracts/bank-questions.ts';
import { SUBJECT_NAMES } from 'shared/curriculum/outline.ts';
import { KIND_NAMES, type KindName } from 'shared/questions/registry.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { blankOf } from '../../../questions/blank.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { Card } from '../../../ui/Card.tsx';
import { useGo } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { sayDone, sayRefused } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import { useUnit } from '../use-unit.ts';
import type { QuestionDraft } from './draft.ts';
import { EditForm } from './EditForm.tsx';
import { forgetDraft, keptDraft } from './kept-drafts.ts';
import { t } from './messages.ts';
import css from './question.module.css';

const PLACE = 'new';

/** A question from the beginning: its subject and kind first, then its content. */
export function NewQuestionPage() {
  const unit = useUnit();
  const go = useGo();
  const [subject, setSubject] = useLocalStorage({ key: 'khaothi.bank.subject', defaultValue: '' });
  const [draft, setDraft] = useState<QuestionDraft | null>(() => keptDraft(PLACE));
  const create = useAct(createQuestion, {
    stales: [listQuestions, bankFacets],
    onDone: ({ id }) => {
      forgetDraft(PLACE);
      sayDone(t().created);
      go(`/bank/questions/${id}`);
    },
    onRefused: sayRefused,
  });
  const begin = (kind: KindName) =>
    setDraft({
      ...{ subject: subject.trim(), definition: blankOf(kind), level: null, grade: null, topicId: null },
      ...{ topic: null, competency: null, tags: [], source: null },
    });
  return (
    <>
      <PageHead title={t().newTitle} needs={t().newLead} trail={[{ label: words().bank, to: '/bank' }]} />
      <Card>
        {draft && unit ? (
          <EditForm
            place={PLACE}
            unitId={unit.id}
            draft={draft}
            isSaving={create.isPending}
            saveLabel={t().create}
            onChange={setDraft}
            onCancel={() => {
              forgetDraft(PLACE);
              setDraft(null);
            }}
            onSave={() => create.mutate({ query: { unitId: unit.id }, body: draft })}
          />
        ) : (
          <div className={css.pair}>
            <Autocomplete
              label={words().subject}
              data={[...SUBJECT_NAMES]}
              value={subject}
              maxLength={100}
              onChange={setSubject}
            />
            <Select
              label={words().part}
              placeholder={t().chooseKind}
              searchable
              disabled={subject.trim() === ''}
              data={KIND_NAMES.map((value) => ({ value, label: kindName(value) }))}
              value={null}
              onChange={(value) => {
                const kind = KIND_NAMES.find((one) => one === value);
                if (kind) begin(kind);
              }}
            />
          </div>
        )}
      </Card>
    </>
  );
}

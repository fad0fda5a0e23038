import { Autocomplete } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { bankFacets, createQuestion, listQuestions } from 'shared/contracts/bank-questions.ts';
import { SUBJECT_NAMES } from 'shared/curriculum/outline.ts';
import { KIND_NAMES, type KindName } from 'shared/questions/registry.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { blankOf } from '../../../questions/blank.ts';
import { kindHint } from '../../../questions/kind-hints.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { Card } from '../../../ui/Card.tsx';
import { useGo } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { sayRefused } from '../../../ui/toasts.tsx';
import { t as words } from '../messages.ts';
import { useUnit } from '../use-unit.ts';
import type { QuestionDraft } from './draft.ts';
import { EditForm } from './EditForm.tsx';
import { forgetDraft, keptDraft } from './kept-drafts.ts';
import { t } from './messages.ts';
import css from './new-question.module.css';

const PLACE = 'new';

/** Writes a question from nothing: its subject and kind first, then the form that every question has. */
export function NewQuestionPage() {
  const unit = useUnit();
  const go = useGo();
  const [subject, setSubject] = useLocalStorage({ key: 'khaothi.bank.subject', defaultValue: '' });
  // What was being written when the page was left is there again.
  const [draft, setDraft] = useState<QuestionDraft | null>(() => keptDraft(PLACE));
  const save = useAct(createQuestion, {
    stales: [listQuestions, bankFacets],
    onDone: ({ id }) => {
      forgetDraft(PLACE);
      go(`/bank/questions/${id}`);
    },
    onRefused: sayRefused,
  });
  const begin = (kind: KindName) =>
    setDraft({
      ...{ subject: subject.trim(), definition: blankOf(kind), level: null, grade: null, topicId: null, topic: null },
      ...{ competency: null, tags: [], source: null },
    });
  return (
    <>
      <PageHead
        title={t().newTitle}
        needs={draft ? `${draft.subject} · ${kindName(draft.definition.kind)}` : t().newNeeds}
        trail={[{ label: words().bank, to: '/bank' }]}
      />
      <Card>
        {draft && unit ? (
          <EditForm
            place={PLACE}
            unitId={unit.id}
            draft={draft}
            isSaving={save.isPending}
            saveLabel={t().newSave}
            onChange={setDraft}
            onCancel={() => {
              forgetDraft(PLACE);
              setDraft(null);
            }}
            onSave={() => save.mutate({ query: { unitId: unit.id }, body: draft })}
          />
        ) : (
          <div className={css.begin}>
            <Autocomplete
              className={css.subject}
              label={words().subject}
              data={[...SUBJECT_NAMES]}
              value={subject}
              maxLength={100}
              onChange={setSubject}
            />
            <fieldset className={css.kinds}>
              <legend>{t().newKind}</legend>
              {KIND_NAMES.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className={css.kind}
                  disabled={subject.trim() === ''}
                  onClick={() => begin(kind)}
                >
                  <strong>{kindName(kind)}</strong>
                  <span>{kindHint(kind)}</span>
                </button>
              ))}
            </fieldset>
            {subject.trim() === '' ? <p className={css.note}>{t().newSubjectFirst}</p> : null}
          </div>
        )}
      </Card>
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { readLife, twinsOfQuestion } from 'shared/contracts/bank-life.ts';
import { bankFacets, editQuestion, listQuestions, readQuestion } from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { useAct, useEndpoint } from '../../../api/use-endpoint.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { Card } from '../../../ui/Card.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePathParam } from '../../../ui/links.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { sayDone, sayRefused } from '../../../ui/toasts.tsx';
import { t as bankWords } from '../bank/messages.ts';
import { t as words } from '../messages.ts';
import { Comments } from './Comments.tsx';
import { draftOf, type QuestionDraft } from './draft.ts';
import { EditForm } from './EditForm.tsx';
import { forgetDraft, keptDraft } from './kept-drafts.ts';
import { LifePanel } from './LifePanel.tsx';
import { t } from './messages.ts';
import css from './question.module.css';
import { Shown } from './Shown.tsx';
import { TwinCard } from './TwinCard.tsx';
import { Uses } from './Uses.tsx';
import { Versions } from './Versions.tsx';

/** One question: its key, its life, where it was used, its versions, and the way to write the next one. */
export function QuestionPage() {
  const questionId = usePathParam('questionId');
  const read = useEndpoint(readQuestion, { params: { questionId } });
  return (
    <Loaded from={read} shape="text">
      {(found) => <OneQuestion key={`${found.question.id} ${found.question.version}`} found={found} />}
    </Loaded>
  );
}

function OneQuestion({ found: { question, versions } }: { found: ReplyOf<typeof readQuestion> }) {
  const params = { questionId: question.id };
  const place = `${question.id}@${question.version}`;
  const life = useEndpoint(readLife, { params });
  const twins = useEndpoint(twinsOfQuestion, { params });
  // What was being written when the page was left is there again.
  const [draft, setDraft] = useState<QuestionDraft | null>(() => keptDraft(place));
  const save = useAct(editQuestion, {
    stales: [readQuestion, listQuestions, bankFacets, readLife, twinsOfQuestion],
    onDone: () => {
      forgetDraft(place);
      setDraft(null);
      sayDone(words().one.saved);
    },
    onRefused: sayRefused,
  });
  const mayEdit = life.data?.mayEdit ?? false;
  return (
    <>
      <PageHead
        title={words().one.title(question.subject)}
        needs={words().one.needs(question.version)}
        trail={[{ label: words().bank, to: '/bank' }]}
        actions={
          mayEdit && !draft ? <Button onClick={() => setDraft(draftOf(question))}>{words().one.edit}</Button> : null
        }
      />
      <div className={css.page}>
        <div className={css.column}>
          <Card>
            {draft ? (
              <EditForm
                place={place}
                unitId={question.unitId}
                draft={draft}
                isSaving={save.isPending}
                saveLabel={words().one.save}
                onChange={setDraft}
                onCancel={() => {
                  forgetDraft(place);
                  setDraft(null);
                }}
                onSave={() => {
                  const { subject: _, ...body } = draft;
                  save.mutate({ params, body });
                }}
              />
            ) : (
              <>
                <p className={css.pills}>
                  <Pill tone="action">{kindName(question.definition.kind)}</Pill>
                  {question.level ? <Pill>{words().levels[question.level]}</Pill> : null}
                  {question.grade ? <Pill>{bankWords().gradeOf(question.grade)}</Pill> : null}
                  {question.topic ? <Pill>{question.topic}</Pill> : null}
                  {question.tags.map((tag) => (
                    <Pill key={tag}>#{tag}</Pill>
                  ))}
                </p>
                {question.competency ? <p className={css.note}>{question.competency}</p> : null}
                {question.source ? <p className={css.note}>{question.source}</p> : null}
                <Shown definition={question.definition} id="current" />
              </>
            )}
          </Card>
          {(twins.data?.pairs ?? []).length > 0 && !draft ? (
            <Card title={t().twins}>
              {twins.data?.pairs.map((pair) => (
                <TwinCard key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
              ))}
            </Card>
          ) : null}
          {life.data ? <Uses life={life.data} /> : null}
          <Versions versions={versions} current={question.version} />
        </div>
        <aside className={css.column}>
          <Loaded from={life} shape="text">
            {(found) => (
              <>
                <LifePanel question={question} life={found} />
                <Comments questionId={question.id} life={found} />
              </>
            )}
          </Loaded>
        </aside>
      </div>
    </>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type BankQuestion,
  bankFacets,
  editQuestion,
  listQuestions,
  readQuestion,
} from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { LEVELS } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { dateTime } from '../../i18n/format.ts';
import { t as editorWords } from '../../questions/editor-messages.ts';
import { sidesOf } from '../../questions/editors.ts';
import { kindName } from '../../questions/kind-names.ts';
import { Card, Stack } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { usePathParam } from '../../ui/links.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import css from './authoring.module.css';
import { BankMediaDoor } from './BankMediaDoor.tsx';
import { bankMedia } from './media.ts';
import { t } from './messages.ts';
import { useMayWrite } from './use-unit.ts';

/** One question with its key, its versions, and the way to write the next one. */
export function QuestionPage() {
  const questionId = usePathParam('questionId');
  const read = useEndpoint(readQuestion, { params: { questionId } });
  return (
    <Loaded from={read} shape="text">
      {(found) => <OneQuestion key={found.question.version} found={found} />}
    </Loaded>
  );
}

function OneQuestion({ found: { question, versions } }: { found: ReplyOf<typeof readQuestion> }) {
  const mayWrite = useMayWrite();
  const [draft, setDraft] = useState<BankQuestion | null>(null);
  const save = useAct(editQuestion, {
    stales: [readQuestion, listQuestions, bankFacets],
    onDone: () => sayDone(t().one.saved),
    onRefused: sayRefused,
  });
  return (
    <>
      <PageHead
        title={t().one.title(question.subject)}
        needs={t().one.needs(question.version)}
        trail={[{ label: t().bank, to: '/bank' }]}
        actions={mayWrite && !draft ? <Button onClick={() => setDraft(question)}>{t().one.edit}</Button> : null}
      />
      <Stack>
        <Card>
          {draft ? (
            <EditForm
              draft={draft}
              onChange={setDraft}
              isSaving={save.isPending}
              onCancel={() => setDraft(null)}
              onSave={() => {
                const { definition, level, topic } = draft;
                save.mutate({ params: { questionId: question.id }, body: { definition, level, topic } });
              }}
            />
          ) : (
            <>
              <p className={css.pills}>
                <Pill tone="action">{kindName(question.definition.kind)}</Pill>
                {question.level ? <Pill>{t().levels[question.level]}</Pill> : null}
                {question.topic ? <Pill>{question.topic}</Pill> : null}
              </p>
              <Shown definition={question.definition} id="current" />
            </>
          )}
        </Card>
        {versions.length > 1 ? (
          <Card title={t().one.history}>
            {versions.map(({ version, definition, createdAt }) => (
              <details key={version} className={css.solution}>
                <summary>
                  {t().version(version)} · {dateTime(createdAt)}
                  {version === question.version ? ` · ${t().one.current}` : ''}
                </summary>
                <Shown definition={definition} id={`v${version}`} />
              </details>
            ))}
          </Card>
        ) : null}
      </Stack>
    </>
  );
}

function Shown({ definition, id }: { definition: Definition; id: string }) {
  const { Review } = sidesOf(definition.kind);
  return (
    <>
      <div className={css.stem}>
        <RichText content={definition.stem} mediaUrl={bankMedia} />
      </div>
      <Review id={id} definition={definition} mediaUrl={bankMedia} />
      {definition.solution && definition.solution.length > 0 ? (
        <section className={css.solution}>
          <h3>{t().one.solution}</h3>
          <RichText content={definition.solution} mediaUrl={bankMedia} />
        </section>
      ) : null}
    </>
  );
}

function EditForm({
  draft,
  onChange,
  onSave,
  onCancel,
  isSaving,
}: {
  draft: BankQuestion;
  onChange: (draft: BankQuestion) => void;
  onSave: () => void;
  onCancel: () => void;
  isSaving: boolean;
}) {
  const { Editor } = sidesOf(draft.definition.kind);
  return (
    <div className={css.form}>
      <p className={css.note}>{editorWords().howToType}</p>
      <BankMediaDoor unitId={draft.unitId}>
        <Editor
          id="edit"
          definition={draft.definition}
          mediaUrl={bankMedia}
          onChange={(definition) => onChange({ ...draft, definition })}
        />
      </BankMediaDoor>
      <div className={css.pair}>
        <Select
          label={t().level}
          data={[
            { value: '', label: t().noLevel },
            ...LEVELS.map((value) => ({ value: value as string, label: t().levels[value] })),
          ]}
          value={draft.level ?? ''}
          onChange={(value) => onChange({ ...draft, level: LEVELS.find((level) => level === value) ?? null })}
        />
        <TextInput
          label={t().topic}
          maxLength={300}
          value={draft.topic ?? ''}
          onChange={(event) => onChange({ ...draft, topic: event.currentTarget.value || null })}
        />
      </div>
      <div className={css.acts}>
        <Button loading={isSaving} onClick={onSave}>
          {t().one.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t().one.cancel}
        </Button>
      </div>
    </div>
  );
}

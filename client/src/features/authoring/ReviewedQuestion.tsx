import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ImportedQuestion } from 'shared/contracts/bank.ts';
import type { ImportTwin } from 'shared/contracts/bank-life.ts';
import { type DraftDefinition, LEVELS } from 'shared/questions/draft.ts';
import { placeWords, problemSentence } from 'shared/questions/problem-sentences.ts';
import { language } from '../../i18n/language.ts';
import { t as editorWords } from '../../questions/editor-messages.ts';
import { sidesOf } from '../../questions/editors.ts';
import { kindName } from '../../questions/kind-names.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import css from './authoring.module.css';
import { BankMediaDoor } from './BankMediaDoor.tsx';
import { ConfidencePill, Doubts } from './Confidence.tsx';
import { t } from './messages.ts';
import { ImportTwins } from './question/ImportTwins.tsx';
import { onReviewKey } from './review-keys.ts';
import { StimulusView } from './StimulusView.tsx';
import { repairOf, useRepair } from './use-repair.ts';
import { useUnit } from './use-unit.ts';

interface Props {
  readonly importId: string;
  readonly question: ImportedQuestion;
  readonly mediaUrl: (sha: string) => string;
  /** What the bank or the file has that is nearly the same. */
  readonly twins: readonly ImportTwin[];
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
  /** The question as it stands in its open form, kept by the list; null where no form is open. */
  readonly edit: ImportedQuestion | null;
  readonly onEdit: (edit: ImportedQuestion | null) => void;
}

/** One question: how it stood in the file, beside what it became; the key is picked with one click. */
export function ReviewedQuestion({ importId, question, mediaUrl, twins, isTaken, onTake, edit, onEdit }: Props) {
  const repair = useRepair();
  const card = useRef<HTMLElement>(null);
  const endEditing = () => {
    onEdit(null);
    // The form was taller than the question: the eye stays with it.
    requestAnimationFrame(() => card.current?.scrollIntoView({ block: 'nearest' }));
  };
  const { definition, problems } = question;
  return (
    <article
      ref={card}
      className={css.card}
      data-problem={problems.length > 0}
      data-out={!isTaken}
      aria-label={placeWords(question, language())}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card takes the keys that the page names above the list.
      tabIndex={0}
      onKeyDown={(event) =>
        onReviewKey(event, definition, {
          onChange: (changed) => repair.mutate(repairOf(importId, { ...question, definition: changed })),
          onEdit: () => onEdit(question),
          onTake: () => onTake(!isTaken),
        })
      }
    >
      <header className={css.cardHead}>
        <h2 className={css.place}>{placeWords(question, language())}</h2>
        <span className={css.pills}>
          <Pill tone="action">{kindName(definition.kind)}</Pill>
          <ConfidencePill question={question} />
          {question.level ? <Pill>{t().levels[question.level]}</Pill> : null}
          {question.repaired ? <Pill tone="good">{t().review.repaired}</Pill> : null}
          {question.blocked ? <Pill tone="attention">{t().review.blocked}</Pill> : null}
        </span>
        <span className={css.topic}>{question.topic}</span>
        <Checkbox label={t().review.take} checked={isTaken} onChange={(event) => onTake(event.currentTarget.checked)} />
      </header>
      {problems.length > 0 ? (
        <ul className={css.problems}>
          {problems.map((problem) => (
            <li key={problem.what}>
              <IconAlertTriangle size={18} aria-hidden="true" />
              {problemSentence({ ...question, ...problem }, language())}
            </li>
          ))}
        </ul>
      ) : null}
      <Doubts question={question} />
      <ImportTwins twins={twins} definition={definition} />
      <div className={css.sides}>
        <div className={css.side}>
          <div className={css.sideHead}>
            <h3>{t().review.original}</h3>
          </div>
          <div className={css.source}>
            <RichText content={question.source} mediaUrl={mediaUrl} />
          </div>
          {question.writtenKey ? <p className={css.note}>{t().review.writtenKey(question.writtenKey)}</p> : null}
        </div>
        <div className={css.side}>
          <div className={css.sideHead}>
            <h3>{t().review.parsed}</h3>
            {edit ? null : (
              <Button
                size="compact-md"
                variant="subtle"
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                onClick={() => onEdit(question)}
              >
                {t().review.edit}
              </Button>
            )}
          </div>
          {edit ? (
            <EditForm
              draft={edit}
              mediaUrl={mediaUrl}
              onChange={onEdit}
              isSaving={repair.isPending}
              onCancel={endEditing}
              onDone={() => repair.mutate(repairOf(importId, edit), { onSuccess: endEditing })}
            />
          ) : (
            <Parsed
              question={question}
              mediaUrl={mediaUrl}
              onChange={(changed) => repair.mutate(repairOf(importId, { ...question, definition: changed }))}
            />
          )}
        </div>
      </div>
    </article>
  );
}

function Parsed({
  question,
  mediaUrl,
  onChange,
}: {
  question: ImportedQuestion;
  mediaUrl: Props['mediaUrl'];
  onChange: (definition: DraftDefinition) => void;
}) {
  const { definition } = question;
  const stem = (
    <div className={css.stem}>
      <RichText content={definition.stem} mediaUrl={mediaUrl} />
    </div>
  );
  const { Review } = sidesOf(definition.kind);
  const isTooLong = question.problems.some((problem) => problem.what === 'keyTooLong');
  return (
    <>
      <StimulusView stimulus={definition.stimulus} mediaUrl={mediaUrl} />
      {stem}
      {/* Drawn anew after a repair: fields then show what was kept. */}
      <Review
        key={JSON.stringify(definition)}
        id={`q${question.at}`}
        definition={definition}
        mediaUrl={mediaUrl}
        onChange={onChange}
      />
      {isTooLong && definition.kind === 'shortAnswer' ? (
        <Button mt="xs" size="compact-md" variant="default" onClick={() => onChange({ ...definition, entry: 'free' })}>
          {t().review.freeEntry}
        </Button>
      ) : null}
      {definition.solution && definition.solution.length > 0 ? (
        <details className={css.solution}>
          <summary>{editorWords().solution}</summary>
          <RichText content={definition.solution} mediaUrl={mediaUrl} />
        </details>
      ) : null}
    </>
  );
}

function EditForm({
  draft,
  mediaUrl,
  onChange,
  onDone,
  onCancel,
  isSaving,
}: {
  draft: ImportedQuestion;
  mediaUrl: Props['mediaUrl'];
  onChange: (draft: ImportedQuestion) => void;
  onDone: () => void;
  onCancel: () => void;
  isSaving: boolean;
}) {
  const { definition } = draft;
  const unit = useUnit();
  const { Editor } = sidesOf(definition.kind);
  return (
    <div className={css.form}>
      <BankMediaDoor unitId={unit?.id ?? ''}>
        <Editor
          id={`edit${draft.at}`}
          definition={definition}
          mediaUrl={mediaUrl}
          onChange={(changed) => onChange({ ...draft, definition: changed })}
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
        <Button loading={isSaving} onClick={onDone}>
          {t().review.done}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t().review.cancel}
        </Button>
      </div>
    </div>
  );
}

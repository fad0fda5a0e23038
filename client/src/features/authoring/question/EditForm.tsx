import { Button, Select, TagsInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { bankFacets } from 'shared/contracts/bank-questions.ts';
import { GRADES, gradeOfTopic } from 'shared/curriculum/outline.ts';
import { LEVELS } from 'shared/questions/draft.ts';
import { problemsOf, toView } from 'shared/questions/registry.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { time } from '../../../i18n/format.ts';
import { sidesOf } from '../../../questions/editors.ts';
import { playerOf } from '../../../questions/players.ts';
import { StimulusBeside } from '../../../questions/StimulusBeside.tsx';
import { RichText } from '../../../ui/RichText.tsx';
import { BankMediaDoor } from '../BankMediaDoor.tsx';
import { t as bankWords } from '../bank/messages.ts';
import { TopicSelect } from '../bank/TopicSelect.tsx';
import { bankMedia } from '../media.ts';
import { t as words } from '../messages.ts';
import type { QuestionDraft } from './draft.ts';
import { keepDraft } from './kept-drafts.ts';
import { t } from './messages.ts';
import css from './question.module.css';
import { Surroundings } from './Surroundings.tsx';
import { t as stimulusWords } from './surroundings-messages.ts';

interface Props {
  /** Under this name the draft is kept in the browser. */
  readonly place: string;
  readonly unitId: string;
  readonly draft: QuestionDraft;
  readonly isSaving: boolean;
  readonly saveLabel: string;
  readonly onChange: (draft: QuestionDraft) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Writing a question: its content, what describes it, and beside it exactly what a candidate will see. */
export function EditForm({ place, unitId, draft, isSaving, saveLabel, onChange, onSave, onCancel }: Props) {
  const facets = useEndpoint(bankFacets, { query: { unitId } });
  const saved = useKept(place, draft);
  const { definition } = draft;
  const { Editor } = sidesOf(definition.kind);
  const set = (change: Partial<QuestionDraft>) => onChange({ ...draft, ...change });
  const isOpen = problemsOf(definition).includes('imageWithoutAlt');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button below.
    <div
      className={css.form}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 's') {
          event.preventDefault();
          if (!isOpen) onSave();
        }
      }}
    >
      <BankMediaDoor unitId={unitId}>
        <Editor
          id="edit"
          definition={definition}
          mediaUrl={bankMedia}
          onChange={(changed) => set({ definition: changed })}
        />
        <Surroundings definition={definition} onChange={(changed) => set({ definition: changed })} />
      </BankMediaDoor>
      <div className={css.pair}>
        <Select
          label={words().level}
          clearable
          placeholder={words().noLevel}
          data={LEVELS.map((value) => ({ value, label: words().levels[value] }))}
          value={draft.level}
          onChange={(value) => set({ level: LEVELS.find((level) => level === value) ?? null })}
        />
        <Select
          label={bankWords().grade}
          clearable
          data={GRADES.map((grade) => ({ value: String(grade), label: bankWords().gradeOf(grade) }))}
          value={draft.grade === null ? null : String(draft.grade)}
          onChange={(value) => set({ grade: value ? Number(value) : null })}
        />
        <TopicSelect
          subject={draft.subject}
          topics={facets.data?.topics ?? []}
          grade={draft.topicId ? null : draft.grade}
          value={draft.topicId}
          placeholder={draft.topic ?? ''}
          onChange={(topic) =>
            set({
              topicId: topic?.id ?? null,
              topic: topic?.name ?? null,
              grade: topic ? (gradeOfTopic(topic.id) ?? draft.grade) : draft.grade,
            })
          }
        />
        <TagsInput
          label={bankWords().tag}
          data={facets.data?.tags ?? []}
          value={[...draft.tags]}
          maxTags={30}
          onChange={(tags) => set({ tags })}
        />
        <TextInput
          label={bankWords().competency}
          maxLength={1000}
          value={draft.competency ?? ''}
          onChange={(event) => set({ competency: event.currentTarget.value || null })}
        />
        <TextInput
          label={bankWords().source}
          maxLength={300}
          value={draft.source ?? ''}
          onChange={(event) => set({ source: event.currentTarget.value || null })}
        />
      </div>
      <Preview definition={definition} />
      <div className={css.acts}>
        <Button loading={isSaving} disabled={isOpen} onClick={onSave}>
          {saveLabel}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words().one.cancel}
        </Button>
        <span className={css.note} role="status">
          {isOpen ? t().altNeeded : saved}
        </span>
      </div>
    </div>
  );
}

/** The candidate's own component, not a likeness of it. */
function Preview({ definition }: { definition: QuestionDraft['definition'] }) {
  const { Player } = playerOf(definition.kind);
  const view = toView(definition);
  return (
    <section className={css.preview} aria-label={t().preview}>
      <h3>{t().preview}</h3>
      <StimulusBeside stimulus={definition.stimulus} mediaUrl={bankMedia} label={stimulusWords().stimulus}>
        <div className={css.stem}>
          <RichText content={view.stem} mediaUrl={bankMedia} />
        </div>
        <Player
          id="preview"
          view={view}
          response={null}
          mediaUrl={bankMedia}
          isLocked
          onAnswer={() => undefined}
          onTyping={() => undefined}
          onRest={() => undefined}
        />
      </StimulusBeside>
    </section>
  );
}

const REST_MS = 400;

/** Keeps the draft when the hand rests; says when, or that this browser keeps nothing. */
function useKept(place: string, draft: QuestionDraft): string {
  const [said, setSaid] = useState('');
  const first = useRef(draft);
  useEffect(() => {
    if (draft === first.current) return;
    const keep = () => setSaid(keepDraft(place, draft) ? t().kept(time(Date.now())) : t().notKept);
    const timer = setTimeout(keep, REST_MS);
    // A page that is closed sooner keeps it on its way out.
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [place, draft]);
  return said;
}

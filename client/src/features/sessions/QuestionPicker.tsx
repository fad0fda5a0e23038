import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { readMedia } from 'shared/contracts/bank.ts';
import { type BankQuestion, listQuestions } from 'shared/contracts/bank-questions.ts';
import { listQuestionSources } from 'shared/contracts/sessions.ts';
import { kindOf } from 'shared/questions/registry.ts';
import { addressOf } from '../../api/call.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date, number } from '../../i18n/format.ts';
import { kindName } from '../../questions/kind-names.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { TwinNotice } from '../authoring/question/TwinNotice.tsx';
import { t as matrix } from './blueprint/messages.ts';
import type { Draw } from './blueprint/use-draw.ts';
import { type ExamDraft, type PartTotals, totalsOf, withQuestions } from './exam-draft.ts';
import { t } from './messages.ts';
import css from './sessions.module.css';
import { useQuestionsById } from './use-questions-by-id.ts';

export const mediaUrl = (sha256: string) => addressOf(readMedia, { params: { sha256 } });

/** Chooses the questions of each part: a whole saved file at once, or one by one out of a bank. */
export function QuestionPicker({
  draft,
  draw,
  onChange,
}: {
  draft: ExamDraft;
  draw: Draw;
  onChange: (draft: ExamDraft) => void;
}) {
  const totals = totalsOf(draft);
  const sources = useEndpoint(listQuestionSources, { query: { subject: draft.subject } });
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Card
      title={t().choose}
      actions={
        <Pill tone={totals.chosen === totals.required ? 'good' : 'attention'}>
          {t().chosenOf(number(totals.chosen), number(totals.required))}
        </Pill>
      }
    >
      <Loaded from={sources} shape="text">
        {({ banks, files }) => {
          const bank = banks.find(({ unitId }) => unitId === (asked ?? draft.unitId)) ?? banks[0];
          if (!bank)
            return (
              <p className={css.hint} style={{ margin: 0 }}>
                {t().bankEmpty(draft.subject)}{' '}
                <TextLink to="/bank/import" underline="always">
                  {t().bankLink}
                </TextLink>
              </p>
            );
          return (
            <>
              <div className={css.fields}>
                {files.length > 0 ? (
                  <Select
                    label={t().fromFile}
                    description={t().fromFileHint}
                    placeholder={t().fromFilePlaceholder}
                    data={files.map(({ importId, fileName, unit, questions, savedAt }) => ({
                      value: importId,
                      label: `${fileName} · ${t().questionCount(number(questions.length))} · ${unit} · ${date(savedAt)}`,
                    }))}
                    value={null}
                    onChange={(chosen) => {
                      const file = files.find(({ importId }) => importId === chosen);
                      if (!file) return;
                      setAsked(file.unitId);
                      onChange(withQuestions(draft, file.questions));
                    }}
                    searchable
                  />
                ) : null}
                <Select
                  label={t().bankOf}
                  description={t().bankOfHint}
                  data={banks.map(({ unitId, unit, questions }) => ({
                    value: unitId,
                    label: `${unit} · ${t().questionCount(number(questions))}`,
                  }))}
                  value={bank.unitId}
                  onChange={setAsked}
                  searchable
                />
              </div>
              <TwinNotice questionIds={Object.values(draft.chosen).flat()} startsOpen={!draw.apart} />
              {totals.parts
                .filter(({ required }) => required > 0)
                .map((part) => (
                  <PartPicker
                    key={part.part}
                    bankId={bank.unitId}
                    draft={draft}
                    part={part}
                    draw={draft.blueprint ? draw : null}
                    onChoose={(ids) => onChange({ ...draft, chosen: { ...draft.chosen, [part.part]: ids } })}
                  />
                ))}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function PartPicker({
  bankId,
  draft,
  part,
  draw,
  onChoose,
}: {
  bankId: string;
  draft: ExamDraft;
  part: PartTotals;
  /** Null without a matrix: there is nothing by which another question could be drawn. */
  draw: Draw | null;
  onChoose: (ids: readonly string[]) => void;
}) {
  const found = useEndpoint(listQuestions, {
    query: {
      unitId: bankId,
      subject: draft.subject,
      ...(part.kind === 'mixed' ? {} : { kind: part.kind }),
      limit: 200,
    },
  });
  const chosen = draft.chosen[part.part] ?? [];
  const listed = found.data?.questions ?? [];
  // What was drawn may stand far down the bank: it is shown before the newest.
  const others = useQuestionsById(found.data ? chosen.filter((id) => !listed.some((one) => one.id === id)) : []);
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const newest = listed.slice(0, part.required).map(({ id }) => id);
  return (
    <section>
      <div className={css.partHead}>
        <h3>
          {t().part(part.part)} · {kindName(part.kind)}
        </h3>
        <Pill tone={part.chosen === part.required ? 'good' : 'attention'}>
          {t().chosenOf(number(part.chosen), number(part.required))}
        </Pill>
        <div className={css.partActs}>
          {chosen.length > 0 ? (
            <Button size="compact-md" variant="default" onClick={() => onChoose([])}>
              {t().clear}
            </Button>
          ) : null}
          <Button size="compact-md" variant="default" disabled={newest.length === 0} onClick={() => onChoose(newest)}>
            {t().chooseFirst(number(part.required))}
          </Button>
        </div>
      </div>
      <Loaded from={found}>
        {({ questions }) =>
          questions.length + others.length === 0 ? (
            <p className={css.hint}>
              {t().partEmpty}{' '}
              <TextLink to="/bank/import" underline="always">
                {t().bankLink}
              </TextLink>
            </p>
          ) : (
            <ul className={css.picks}>
              {[...others, ...questions].map((question) => {
                const isChosen = chosen.includes(question.id);
                return (
                  <Pick
                    key={question.id}
                    question={question}
                    isChosen={isChosen}
                    onToggle={() => toggle(question.id)}
                    isDrawing={draw?.isDrawing ?? false}
                    onSwap={draw && isChosen ? () => draw.swap(part.part, question.id) : undefined}
                  />
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Pick({
  question,
  isChosen,
  isDrawing,
  onToggle,
  onSwap,
}: {
  question: BankQuestion;
  isChosen: boolean;
  isDrawing: boolean;
  onToggle: () => void;
  onSwap: (() => void) | undefined;
}) {
  const { definition, level, topic } = question;
  return (
    <li className={`${css.pick} ${isChosen ? css.picked : ''}`}>
      <label>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className={css.stem}>
          <RichText content={definition.stem} mediaUrl={mediaUrl} inline />
        </span>
        <span className={css.keyText}>
          {[level, topic, kindOf(definition.kind).keyText(definition)].filter(Boolean).join(' · ')}
        </span>
      </label>
      {onSwap ? (
        <Button size="compact-sm" variant="subtle" disabled={isDrawing} onClick={onSwap}>
          {matrix().swap}
        </Button>
      ) : null}
    </li>
  );
}

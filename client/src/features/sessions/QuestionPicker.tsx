import { Button, Select } from '@mantine/core';
import { type BankQuestion, listImports, listQuestions, readImport, readMedia } from 'shared/contracts/bank.ts';
import type { KindName } from 'shared/questions/registry.ts';
import { KIND_NAMES, kindOf } from 'shared/questions/registry.ts';
import { addressOf, call } from '../../api/call.ts';
import { useEndpoint } from '../../api/use-endpoint.ts';
import { date, number } from '../../i18n/format.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { TextLink } from '../../ui/links.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { sayRefused } from '../../ui/toasts.tsx';
import { type ExamDraft, type PartTotals, totalsOf, withQuestions } from './exam-draft.ts';
import { t } from './messages.ts';
import css from './sessions.module.css';

/** The bank's own part numbers, which follow the kinds. */
const BANK_PART: Readonly<Record<KindName, number>> = { choice: 1, trueFalseGroup: 2, shortAnswer: 3 };

const mediaUrl = (sha256: string) => addressOf(readMedia, { params: { sha256 } });

/** Chooses the questions of each part: a whole saved file at once, or one by one out of the bank. */
export function QuestionPicker({ draft, onChange }: { draft: ExamDraft; onChange: (draft: ExamDraft) => void }) {
  const totals = totalsOf(draft);
  return (
    <Card
      title={t().choose}
      actions={
        <Pill tone={totals.chosen === totals.required ? 'good' : 'attention'}>
          {t().chosenOf(number(totals.chosen), number(totals.required))}
        </Pill>
      }
    >
      <WholeFile draft={draft} onChange={onChange} />
      {totals.parts
        .filter(({ required }) => required > 0)
        .map((part) => (
          <PartPicker
            key={part.part}
            draft={draft}
            part={part}
            onChoose={(ids) => onChange({ ...draft, chosen: { ...draft.chosen, [part.part]: ids } })}
          />
        ))}
    </Card>
  );
}

/** Takes the questions that a saved import put into the bank, in the order of the file. */
function WholeFile({ draft, onChange }: { draft: ExamDraft; onChange: (draft: ExamDraft) => void }) {
  const imports = useEndpoint(listImports, { query: { unitId: draft.unitId } }, { enabled: draft.unitId !== '' });
  const saved = (imports.data?.imports ?? []).filter(
    ({ state, subject }) => state === 'saved' && subject === draft.subject,
  );
  if (saved.length === 0) return null;
  const take = async (importId: string | null) => {
    if (!importId) return;
    const result = await call(readImport, { params: { importId } });
    if (!result.ok) return sayRefused(result.error);
    const questions = result.value.items.flatMap(({ questionId, definition }) =>
      questionId && isKind(definition.kind) ? [{ questionId, kind: definition.kind }] : [],
    );
    onChange(withQuestions(draft, questions));
  };
  return (
    <Select
      label={t().fromFile}
      description={t().fromFileHint}
      data={saved.map(({ id, fileName, questions, createdAt }) => ({
        value: id,
        label: `${fileName} · ${number(questions)} · ${date(createdAt)}`,
      }))}
      value={null}
      onChange={take}
      searchable
    />
  );
}

const isKind = (name: string): name is KindName => (KIND_NAMES as readonly string[]).includes(name);

function PartPicker({
  draft,
  part,
  onChoose,
}: {
  draft: ExamDraft;
  part: PartTotals;
  onChoose: (ids: readonly string[]) => void;
}) {
  const found = useEndpoint(
    listQuestions,
    { query: { unitId: draft.unitId, subject: draft.subject, part: BANK_PART[part.kind], limit: 200 } },
    { enabled: draft.unitId !== '' },
  );
  const chosen = draft.chosen[part.part] ?? [];
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const newest = (found.data?.questions ?? []).slice(0, part.required).map(({ id }) => id);
  return (
    <section>
      <div className={css.partHead}>
        <h3>
          {t().part(part.part)} · {t().kinds[part.kind]}
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
          questions.length === 0 ? (
            <p className={css.hint}>
              {t().bankEmpty} <TextLink to="/bank/import">{t().bankLink}</TextLink>
            </p>
          ) : (
            <ul className={css.picks}>
              {questions.map((question) => (
                <Pick
                  key={question.id}
                  question={question}
                  isChosen={chosen.includes(question.id)}
                  onToggle={() => toggle(question.id)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Pick({ question, isChosen, onToggle }: { question: BankQuestion; isChosen: boolean; onToggle: () => void }) {
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
    </li>
  );
}

import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { KIND_NAMES } from 'shared/questions/registry.ts';
import { STEPS_2025 } from 'shared/questions/true-false-group/true-false-group.ts';
import type { PartKind, Scheme, SchemePart } from 'shared/scoring/scheme.ts';
import { number } from '../../i18n/format.ts';
import { kindName } from '../../questions/kind-names.ts';
import { Card } from '../../ui/Card.tsx';
import { type ExamDraft, presetFor, totalsOf } from './exam-draft.ts';
import { t } from './messages.ts';
import css from './sessions.module.css';

/** Parts, counts and points as data, with the totals that follow from them. */
export function SchemeEditor({ draft, onChange }: { draft: ExamDraft; onChange: (scheme: Scheme) => void }) {
  const { scheme } = draft;
  const totals = totalsOf(draft);
  const change = (changed: SchemePart) =>
    onChange({ ...scheme, parts: scheme.parts.map((part) => (part.part === changed.part ? changed : part)) });
  const stepped = scheme.parts.filter(({ steps }) => steps !== undefined);
  return (
    <Card
      title={t().structure}
      actions={
        <Button variant="default" size="sm" onClick={() => onChange(presetFor(draft.subject).scheme)}>
          {t().restore}
        </Button>
      }
    >
      <p className={css.hint}>{t().structureHint}</p>
      <div className={css.scroll}>
        <table className={css.scheme}>
          <thead>
            <tr>
              <th scope="col">{t().part(0).split(' ')[0]}</th>
              <th scope="col">{t().kind}</th>
              <th scope="col">{t().questions}</th>
              <th scope="col">{t().pointsEach}</th>
              <th scope="col">{t().points}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {scheme.parts.map((part) => (
              <tr key={part.part}>
                <td>{t().part(part.part)}</td>
                <td>
                  <Select
                    className={css.kindOf}
                    size="sm"
                    aria-label={`${t().part(part.part)}: ${t().kind}`}
                    allowDeselect={false}
                    searchable
                    data={KINDS.map((value) => ({ value: value as string, label: kindName(value) }))}
                    value={part.kind}
                    onChange={(value) => {
                      const kind = KINDS.find((one) => one === value) ?? part.kind;
                      const { steps, ...plain } = part;
                      change({
                        ...plain,
                        kind,
                        ...(kind === 'trueFalseGroup' ? { steps: steps ?? [...STEPS_2025] } : {}),
                      });
                    }}
                  />
                </td>
                <td>
                  <NumberInput
                    className={css.small}
                    size="sm"
                    aria-label={`${t().part(part.part)}: ${t().questions}`}
                    min={0}
                    max={100}
                    allowDecimal={false}
                    value={part.questions}
                    onChange={(value) => change({ ...part, questions: Number(value) || 0 })}
                  />
                </td>
                <td>
                  <NumberInput
                    className={css.small}
                    size="sm"
                    aria-label={`${t().part(part.part)}: ${t().pointsEach}`}
                    min={0.01}
                    max={100}
                    step={0.25}
                    decimalScale={3}
                    value={part.points}
                    onChange={(value) => Number(value) > 0 && change({ ...part, points: Number(value) })}
                  />
                </td>
                <td>{number(part.questions * part.points)}</td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    disabled={scheme.parts.length <= 1}
                    aria-label={t().removePart(t().part(part.part))}
                    onClick={() => onChange({ ...scheme, parts: scheme.parts.filter((one) => one !== part) })}
                  >
                    <IconTrash size={18} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>{t().total}</td>
              <td>{number(totals.required)}</td>
              <td />
              <td>{number(totals.points)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        disabled={scheme.parts.length >= 9}
        onClick={() => onChange({ ...scheme, parts: [...scheme.parts, newPart(scheme)] })}
      >
        {t().addPart}
      </Button>
      {totals.points === 10 ? null : <p className={css.hint}>{t().totalOff(number(totals.points))}</p>}
      {stepped.map((part) => (
        <Steps key={part.part} part={part} onChange={change} />
      ))}
    </Card>
  );
}

const KINDS: readonly PartKind[] = [...KIND_NAMES, 'mixed'];

/** A further part takes any kind until its author says otherwise. */
function newPart({ parts }: Scheme): SchemePart {
  const part = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((number) => parts.every((one) => one.part !== number)) ?? 9;
  return { part, kind: 'mixed', questions: 1, points: 1 };
}

/** A true/false question's points by how many statements are right: shown as points, kept as shares of them. */
function Steps({ part, onChange }: { part: SchemePart; onChange: (part: SchemePart) => void }) {
  const steps = part.steps ?? [];
  return (
    <fieldset style={{ border: 'none', margin: '16px 0 0', padding: 0 }}>
      <legend style={{ padding: 0 }}>
        {t().part(part.part)}: {t().steps}
      </legend>
      <div className={css.steps}>
        {steps.slice(1).map((share, index) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is named by its place.
            key={index}
            className={css.small}
            size="sm"
            label={t().stepRight(index + 1)}
            min={0}
            max={part.points}
            step={0.05}
            decimalScale={3}
            value={Number((share * part.points).toFixed(3))}
            onChange={(value) =>
              onChange({
                ...part,
                steps: steps.map((old, at) =>
                  at === index + 1 ? Math.min(1, Math.max(0, Number(value) / part.points)) : old,
                ),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

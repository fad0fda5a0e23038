import { ActionIcon, NumberInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Supply } from 'shared/contracts/drawing.ts';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import { type LevelStep, levelsOf, stepsOf } from 'shared/questions/levels.ts';
import type { Scheme, SchemePart } from 'shared/scoring/scheme.ts';
import { number } from '../../../i18n/format.ts';
import { kindName } from '../../../questions/kind-names.ts';
import { t as words } from '../messages.ts';
import css from './blueprint.module.css';
import { matrixTotals, questionsIn, supplyFor, withCell, withoutRow } from './blueprint-draft.ts';
import { t } from './messages.ts';

interface Props {
  readonly blueprint: Blueprint;
  readonly scheme: Scheme;
  /** What the bank can give; undefined while that is being read. */
  readonly supply: Supply | undefined;
  readonly alsoUnreviewed: boolean;
  readonly onChange: (blueprint: Blueprint) => void;
}

/** The matrix as a grid with live totals; below each number stands what the bank can give there. */
export function BlueprintTable({ blueprint, scheme, supply, alsoUnreviewed, onChange }: Props) {
  const steps = stepsOf(blueprint.scale);
  const totals = matrixTotals(blueprint, scheme);
  const columns = scheme.parts.flatMap((part) => steps.map((step) => ({ part, step })));
  return (
    <div className={css.scroll}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t().content}
            </th>
            {scheme.parts.map((part) => (
              <th key={part.part} scope="colgroup" colSpan={steps.length} className={css.first}>
                {words().part(part.part)} <small>{kindName(part.kind)}</small>
              </th>
            ))}
            <th scope="col" rowSpan={2} className={css.first}>
              {t().questions}
            </th>
            <th scope="col" rowSpan={2}>
              {t().points}
            </th>
          </tr>
          <tr>
            {columns.map(({ part, step }) => (
              <th key={`${part.part}${step}`} scope="col" className={step === steps[0] ? css.first : ''}>
                {t().steps[step]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {blueprint.rows.map((row, at) => {
            const name = row.topic || t().wholeSubject;
            const own = matrixTotals({ ...blueprint, rows: [row] }, scheme);
            return (
              <tr key={row.topicId ?? 'whole'}>
                <th scope="row">
                  <span className={css.place}>
                    <span>{name}</span>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={28}
                      aria-label={t().removeRow(name)}
                      onClick={() => onChange(withoutRow(blueprint, at))}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  </span>
                </th>
                {columns.map(({ part, step }) => (
                  <td key={`${part.part}${step}`} className={step === steps[0] ? css.first : ''}>
                    <NumberInput
                      size="sm"
                      hideControls
                      min={0}
                      max={100}
                      allowDecimal={false}
                      allowNegative={false}
                      aria-label={t().cell(name, words().part(part.part), t().steps[step] ?? step)}
                      value={questionsIn(blueprint, at, part.part, step) || ''}
                      onChange={(value) =>
                        onChange(withCell(blueprint, at, { part: part.part, step, questions: Number(value) || 0 }))
                      }
                    />
                    {supply ? (
                      <Can
                        wanted={questionsIn(blueprint, at, part.part, step)}
                        can={canGive(supply, blueprint, row.topicId, part, step, alsoUnreviewed)}
                      />
                    ) : null}
                  </td>
                ))}
                <td className={css.first}>{number(own.questions)}</td>
                <td>{number(own.points)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t().total}</th>
            {columns.map(({ part, step }) => (
              <td key={`${part.part}${step}`} className={step === steps[0] ? css.first : ''}>
                {number(blueprint.rows.reduce((sum, _, at) => sum + questionsIn(blueprint, at, part.part, step), 0))}
              </td>
            ))}
            <td className={css.first}>{number(totals.questions)}</td>
            <td>{number(totals.points)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function canGive(
  supply: Supply,
  { scale }: Blueprint,
  topicId: string | null,
  { part, kind }: SchemePart,
  step: LevelStep,
  alsoUnreviewed: boolean,
): number {
  const { approved, unreviewed } = supplyFor(supply, { part, kind, step, topicId, levels: levelsOf(scale, step) });
  return approved + (alsoUnreviewed ? unreviewed : 0);
}

function Can({ wanted, can }: { wanted: number; can: number }) {
  const isShort = wanted > can;
  if (wanted === 0 && can === 0) return <span className={css.can}>–</span>;
  return (
    <span className={isShort ? css.lacks : css.can}>{isShort ? t().hasOnly(number(can)) : t().has(number(can))}</span>
  );
}

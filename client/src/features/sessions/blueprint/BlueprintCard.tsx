import { Button, Checkbox, Select } from '@mantine/core';
import { IconArrowsShuffle, IconTable } from '@tabler/icons-react';
import { bankFacets } from 'shared/contracts/bank-questions.ts';
import { readSupply } from 'shared/contracts/drawing.ts';
import type { LevelScale } from 'shared/questions/levels.ts';
import { useEndpoint } from '../../../api/use-endpoint.ts';
import { number, percent } from '../../../i18n/format.ts';
import { Card } from '../../../ui/Card.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Pill } from '../../../ui/Pill.tsx';
import { TopicSelect } from '../../authoring/bank/TopicSelect.tsx';
import { type ExamDraft, isFull, totalsOf } from '../exam-draft.ts';
import { t as words } from '../messages.ts';
import { BlueprintTable } from './BlueprintTable.tsx';
import css from './blueprint.module.css';
import { matrixTotals, newBlueprint, withPlace } from './blueprint-draft.ts';
import { DrawOutcome } from './DrawOutcome.tsx';
import { t } from './messages.ts';
import type { Draw } from './use-draw.ts';

interface Props {
  readonly draft: ExamDraft;
  readonly draw: Draw;
  readonly onChange: (draft: ExamDraft) => void;
}

/** The matrix of an exam: what it asks for, what the bank can give, and the draw. */
export function BlueprintCard({ draft, draw, onChange }: Props) {
  const { blueprint, scheme, subject, unitId } = draft;
  const isOpen = blueprint !== null;
  const supply = useEndpoint(readSupply, { query: { unitId, subject } }, { enabled: isOpen && unitId !== '' });
  const facets = useEndpoint(bankFacets, { query: { unitId } }, { enabled: isOpen && unitId !== '' });
  if (!blueprint)
    return (
      <Card
        title={t().title}
        actions={
          <Button
            variant="default"
            size="sm"
            leftSection={<IconTable size={16} aria-hidden="true" />}
            onClick={() => onChange({ ...draft, blueprint: newBlueprint(scheme) })}
          >
            {t().start}
          </Button>
        }
      >
        <p className={css.lead}>{t().startLead}</p>
      </Card>
    );

  const totals = matrixTotals(blueprint, scheme);
  const chosen = totalsOf(draft);
  const change = (next: typeof blueprint) => onChange({ ...draft, blueprint: next });
  const off = totals.parts.filter(({ asked, required }) => asked !== required);
  return (
    <Card
      title={t().title}
      actions={
        <Button variant="subtle" size="sm" onClick={() => onChange({ ...draft, blueprint: null })}>
          {t().remove}
        </Button>
      }
    >
      <p className={css.lead}>{t().lead}</p>
      <BlueprintTable
        blueprint={blueprint}
        scheme={scheme}
        supply={supply.data?.supply}
        alsoUnreviewed={draw.alsoUnreviewed}
        onChange={change}
      />
      {supply.error ? <ErrorState error={supply.error} onRetry={() => supply.refetch()} /> : null}
      <div className={css.sums}>
        {totals.steps.map(({ step, questions, points }) => (
          <span key={step}>
            {t().ofStep(
              t().steps[step] ?? step,
              number(questions),
              number(points),
              percent(totals.points > 0 ? points / totals.points : 0, 0),
            )}
          </span>
        ))}
        {off.map(({ part, asked, required }) => (
          <Pill key={part} tone="attention">
            {t().off(words().part(part), number(asked), number(required))}
          </Pill>
        ))}
      </div>
      <div className={css.tools}>
        <TopicSelect
          subject={subject}
          topics={facets.data?.topics ?? []}
          label={t().addPlace}
          placeholder={t().addPlaceHint}
          value={null}
          onChange={(topic) => topic && change(withPlace(blueprint, { topicId: topic.id, topic: topic.name }))}
        />
        <Select
          label={t().scale}
          allowDeselect={false}
          data={(['three', 'four', 'primary'] as const).map((value) => ({ value, label: t().scales[value] }))}
          value={blueprint.scale}
          onChange={(value) => {
            const scale = (['three', 'four', 'primary'] as const).find((one) => one === value);
            if (scale) change(newBlueprint(scheme, scale, blueprint.rows));
          }}
        />
        <div className={css.acts}>
          {blueprint.rows.some(({ topicId }) => topicId === null) ? null : (
            <Button
              variant="default"
              size="sm"
              onClick={() => change(withPlace(blueprint, { topicId: null, topic: '' }))}
            >
              {t().addWhole}
            </Button>
          )}
          <Button
            variant="default"
            size="sm"
            disabled={blueprint.rows.length === 0}
            onClick={() => change(newBlueprint(scheme, blueprint.scale, blueprint.rows))}
          >
            {isFour(blueprint.scale) ? t().spreadFour : t().spread}
          </Button>
        </div>
      </div>
      <div className={css.options}>
        <Checkbox
          label={t().apart}
          checked={draw.apart}
          onChange={(event) => draw.set({ apart: event.currentTarget.checked })}
        />
        <Checkbox
          label={t().alsoUnreviewed}
          checked={draw.alsoUnreviewed}
          onChange={(event) => draw.set({ alsoUnreviewed: event.currentTarget.checked })}
        />
      </div>
      <div className={css.acts}>
        <Button
          leftSection={<IconArrowsShuffle size={18} aria-hidden="true" />}
          loading={draw.isDrawing}
          disabled={totals.questions === 0}
          onClick={() => draw.draw()}
        >
          {draw.last ? t().redraw : t().draw}
        </Button>
        {chosen.chosen > 0 && !isFull(chosen) ? (
          <Button variant="default" disabled={draw.isDrawing} onClick={() => draw.draw({ adding: true })}>
            {t().fill}
          </Button>
        ) : null}
      </div>
      {draw.last && supply.data && blueprint.seed ? (
        <DrawOutcome
          blueprint={blueprint}
          scheme={scheme}
          {...draw.last}
          supply={supply.data.supply}
          seed={blueprint.seed}
          isDrawing={draw.isDrawing}
          alsoUnreviewed={draw.alsoUnreviewed}
          onAllowTwins={draw.apart ? () => draw.draw({ adding: true, apart: false }) : undefined}
        />
      ) : null}
    </Card>
  );
}

const isFour = (scale: LevelScale) => scale === 'four';

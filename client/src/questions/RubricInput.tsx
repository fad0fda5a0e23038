import { ActionIcon, Button, NumberInput, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { opaqueId } from 'shared/questions/part-id.ts';
import type { Rubric } from 'shared/questions/rubric.ts';
import css from './Editor.module.css';
import { t } from './kind-editor-messages.ts';
import { levelsIn, levelsText } from './rubric-levels.ts';

interface Props {
  readonly rubric: Rubric;
  readonly onChange: (rubric: Rubric) => void;
}

/** What a person marks by: criteria with points, and levels as lines. */
export function RubricInput({ rubric, onChange }: Props) {
  const change = (id: string, said: Partial<Rubric[number]>) =>
    onChange(rubric.map((one) => (one.id === id ? { ...one, ...said } : one)));
  return (
    <fieldset className={css.rows}>
      <legend>{t().rubric}</legend>
      {rubric.map((one, at) => (
        <div key={one.id} className={css.row}>
          <Textarea
            className={css.input}
            label={t().criterion(at + 1)}
            autosize
            maxLength={1_000}
            value={one.criterion}
            onChange={(event) => change(one.id, { criterion: event.currentTarget.value })}
          />
          <NumberInput
            label={t().points}
            w={100}
            min={0}
            max={1_000}
            decimalSeparator=","
            value={one.points}
            onChange={(points) => change(one.id, { points: typeof points === 'number' ? points : 0 })}
          />
          <LevelsInput levels={one.levels} onChange={(levels) => change(one.id, { levels })} />
          <span className={css.side}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t().remove(t().criterion(at + 1))}
              onClick={() => onChange(rubric.filter(({ id }) => id !== one.id))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </span>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-md"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        disabled={rubric.length >= 30}
        onClick={() =>
          onChange([
            ...rubric,
            {
              id: opaqueId(
                String(rubric.length),
                rubric.map(({ id }) => id),
              ),
              criterion: '',
              points: 1,
            },
          ])
        }
      >
        {t().addCriterion}
      </Button>
    </fieldset>
  );
}

function LevelsInput({
  levels,
  onChange,
}: {
  levels: Rubric[number]['levels'];
  onChange: (levels: Rubric[number]['levels']) => void;
}) {
  const [typed, setTyped] = useState(() => levelsText(levels));
  return (
    <Textarea
      className={css.input}
      label={t().levels}
      autosize
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(levelsIn(event.currentTarget.value));
      }}
    />
  );
}

import { Button, Group, Textarea } from '@mantine/core';
import { useId } from 'react';
import css from './ReadyMade.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The first choice has the focus when its dialog opens. */
  readonly isFirst: boolean;
}

/** A text with ready-made ones to take: a tap fills it in without a keyboard, and it can still be changed. */
export function ReadyMade({ label, hint, choices, value, onChange, isFirst }: Props) {
  const field = useId();
  return (
    <div className={css.field}>
      <label htmlFor={field} className={css.label}>
        {label}
      </label>
      {hint ? (
        <p id={`${field}-hint`} className={css.hint}>
          {hint}
        </p>
      ) : null}
      <Group gap={6} mb={8}>
        {choices.map((choice, index) => (
          <Button
            key={choice}
            size="compact-md"
            fw={400}
            variant={value === choice ? 'filled' : 'default'}
            aria-pressed={value === choice}
            data-autofocus={(isFirst && index === 0) || undefined}
            onClick={() => onChange(choice)}
          >
            {choice}
          </Button>
        ))}
      </Group>
      <Textarea
        id={field}
        aria-describedby={hint ? `${field}-hint` : undefined}
        minRows={2}
        maxLength={500}
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

import { NumberInput } from '@mantine/core';

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  /** What no number means: "Không giới hạn". */
  readonly none: string;
  readonly most: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number from 1, or none. */
export function CountInput({ label, value, none, most, onChange }: Props) {
  return (
    <NumberInput
      label={label}
      placeholder={none}
      w={220}
      min={1}
      max={most}
      allowDecimal={false}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' && next >= 1 ? Math.min(next, most) : undefined)}
    />
  );
}

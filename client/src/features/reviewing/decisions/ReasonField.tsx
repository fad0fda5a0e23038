import { Textarea } from '@mantine/core';
import { t } from './messages.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly hint?: string;
}

export function ReasonField(props: Props) {
  return (
    <Textarea
      label={t().reason}
      description={props.hint ?? t().reasonHint}
      minRows={2}
      autosize
      maxLength={2000}
      value={props.value}
      error={props.error}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

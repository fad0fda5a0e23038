import { memo, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import css from '../writing.module.css';

interface Props {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly id: string;
  readonly value: string;
  /** Characters. */
  readonly maxLength: number;
  readonly isLocked: boolean;
  readonly describedBy: string;
  readonly onTyping: (text: string) => void;
  readonly onRest: () => void;
}

/**
 * The field of a long text, which the browser keeps itself: a field that React keeps is read and written whole with each
 * letter, and an old PC is late with each of them then. Only what came from elsewhere is put into it.
 */
export function LongText({ ref, value, onTyping, onRest, ...fixed }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const held = useRef('');
  const heard = useRef({ onTyping, onRest });
  heard.current = { onTyping, onRest };
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is locked shows what is kept, and not what came too late
  useLayoutEffect(() => {
    if (!field.current || value === held.current) return;
    field.current.value = value;
    held.current = value;
  }, [value, fixed.isLocked]);
  const type = useRef((text: string) => {
    held.current = text;
    heard.current.onTyping(text);
  });
  const rest = useRef(() => heard.current.onRest());
  return <Field field={field} {...fixed} onTyping={type.current} onRest={rest.current} />;
}

type FieldProps = Omit<Props, 'ref' | 'value'> & { readonly field: Ref<HTMLTextAreaElement> };

/** Never drawn again while it is written in. */
const Field = memo(function Field({ field, id, maxLength, isLocked, describedBy, onTyping, onRest }: FieldProps) {
  return (
    <textarea
      ref={field}
      id={id}
      className={css.page}
      maxLength={maxLength}
      spellCheck={false}
      disabled={isLocked}
      aria-describedby={describedBy}
      onInput={(event) => onTyping(event.currentTarget.value)}
      onBlur={onRest}
    />
  );
});

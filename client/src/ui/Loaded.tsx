import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';
import { LoadingSkeleton } from './LoadingSkeleton.tsx';

interface Reading<T> {
  readonly data: T | undefined;
  readonly error: { readonly sentence: string } | null;
  readonly refetch: () => unknown;
}

/** Draws what `useEndpoint` read: bones while it loads, the sentence where it failed, old data while it is read again. */
export function Loaded<T>({
  from,
  shape,
  children,
}: {
  readonly from: Reading<T>;
  readonly shape?: 'table' | 'tiles' | 'text' | 'chart';
  readonly children: (value: T) => ReactNode;
}) {
  if (from.data !== undefined) {
    return (
      <>
        {from.error ? <ErrorState error={from.error} onRetry={() => from.refetch()} /> : null}
        {children(from.data)}
      </>
    );
  }
  if (from.error) return <ErrorState error={from.error} onRetry={() => from.refetch()} />;
  return <LoadingSkeleton shape={shape} />;
}

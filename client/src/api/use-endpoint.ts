import {
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { type AnyEndpoint, call, type FailureOf, type Input, type InputArgument } from './call.ts';

interface Reading {
  /** False waits (a choice that is not made yet). */
  readonly enabled?: boolean;
  /** Milliseconds between looks while the page is in front. */
  readonly every?: number | false;
}

/** Reads an endpoint: `data` is its reply, `error` its typed failure, `refetch` asks again. */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  input?: Input<E>,
  { enabled = true, every = false }: Reading = {},
): UseQueryResult<ReplyOf<E>, FailureOf<E>> {
  return useQuery<ReplyOf<E>, FailureOf<E>>({
    queryKey: keyOf(endpoint, input),
    queryFn: async ({ signal }) => {
      const result = await call(endpoint, ...([{ ...input, signal }] as unknown as InputArgument<E>));
      if (result.ok) return result.value;
      throw result.error;
    },
    enabled,
    refetchInterval: every,
  });
}

interface Acting<E extends AnyEndpoint> {
  /** Endpoints whose shown data this act makes stale; they are read again before `onDone`'s page is drawn. */
  readonly stales?: readonly AnyEndpoint[];
  readonly onDone?: (value: ReplyOf<E>, input: Input<E>) => void;
  readonly onRefused?: (error: FailureOf<E>, input: Input<E>) => void;
}

/** Does an act: `act.mutate({ body })`; `isPending`, and `error` typed by the endpoint, are for the page to show. */
export function useAct<E extends AnyEndpoint>(
  endpoint: E,
  { stales = [], onDone, onRefused }: Acting<E> = {},
): UseMutationResult<ReplyOf<E>, FailureOf<E>, Input<E>> {
  const client = useQueryClient();
  return useMutation<ReplyOf<E>, FailureOf<E>, Input<E>>({
    mutationFn: async (input) => {
      const result = await call(endpoint, ...([input] as unknown as InputArgument<E>));
      if (result.ok) return result.value;
      throw result.error;
    },
    onSuccess: async (value, input) => {
      await Promise.all(stales.map((stale) => readAgain(client, stale)));
      onDone?.(value, input);
    },
    onError: (error, input) => onRefused?.(error, input),
  });
}

/** Reads an endpoint again wherever it is shown (with any input). */
export function readAgain(client: QueryClient, endpoint: AnyEndpoint): Promise<void> {
  return client.invalidateQueries({ queryKey: [endpoint.method, endpoint.path] });
}

/** Where the cache keeps an endpoint's reply: for `setQueryData` when a socket brings news. */
export function keyOf<E extends AnyEndpoint>(endpoint: E, input?: Input<E>): readonly unknown[] {
  // A read that has to be a POST, because it names many things, is told apart by what it names.
  const named = input?.body === undefined ? [] : [input.body];
  return [endpoint.method, endpoint.path, input?.params ?? null, input?.query ?? null, ...named];
}

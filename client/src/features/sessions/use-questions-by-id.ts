import { useQuery } from '@tanstack/react-query';
import { type BankQuestion, readQuestions } from 'shared/contracts/bank-questions.ts';
import { call } from '../../api/call.ts';

/** Chosen questions that no list shows, in the order of their ids; what was read before stays while others are read. */
export function useQuestionsById(ids: readonly string[]): readonly BankQuestion[] {
  const { data = [] } = useQuery<BankQuestion[]>({
    queryKey: [readQuestions.method, readQuestions.path, ids],
    enabled: ids.length > 0,
    placeholderData: (before) => before,
    queryFn: async ({ signal }) => {
      const result = await call(readQuestions, { body: { ids: [...ids] }, signal });
      if (result.ok) return result.value.questions;
      throw result.error;
    },
  });
  return data.filter(({ id }) => ids.includes(id));
}

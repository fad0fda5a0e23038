import type { core } from 'zod';

/** What is wrong with a cell's value, in words that stand behind its title: "nhiều nhất 500 chữ". */
export function issueWords(issue: core.$ZodIssue | undefined): string {
  if (issue?.code === 'too_big') return `nhiều nhất ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue?.code === 'too_small') return `ít nhất ${issue.minimum}${unitOf(issue.origin)}`;
  return 'không dùng được cho dạng câu này';
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' chữ' : origin === 'array' ? ' mục' : '';
}

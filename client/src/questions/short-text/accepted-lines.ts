import type { AcceptedText } from 'shared/questions/text-match.ts';

/** Accepted texts as lines to type: "Hà Nội", "Thăng Long = 50%"; an asterisk makes a pattern, "\*" stands for itself. */
export function linesOf(accepted: readonly AcceptedText[]): string {
  return accepted
    .map(({ text, share, match }) => {
      const typed = match === 'wildcard' ? text : text.replaceAll('*', '\\*');
      return share === undefined || share === 1 ? typed : `${typed} = ${Math.round(share * 100)}%`;
    })
    .join('\n');
}

/** What such lines say; empty lines are nothing. */
export function acceptedIn(lines: string): AcceptedText[] {
  return lines.split('\n').flatMap((line): AcceptedText[] => {
    const [, typed = line, percent] = /^(.*?)\s*=\s*(\d{1,3})\s*%\s*$/.exec(line) ?? [];
    const text = typed.trim().slice(0, 500);
    if (text === '') return [];
    const share = percent === undefined ? {} : { share: Math.min(100, Number(percent)) / 100 };
    const isPattern = /(^|[^\\])\*/.test(text);
    return [
      isPattern ? { text, ...share, match: 'wildcard' as const } : { text: text.replaceAll('\\*', '*'), ...share },
    ];
  });
}

import type { Gap } from 'shared/questions/cloze/cloze.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { escapeHtml } from '../escape-html.ts';
import { numberOf } from '../numbers.ts';
import type { Body } from './body.ts';
import { fraction, type QuestionWriting } from './elements.ts';

/** Gaps as embedded answers in the text: `{2:SA:=đúng~%50%gần đúng}`. */
export function clozeText(definition: Extract<Definition, { kind: 'cloze' }>, writing: QuestionWriting): Body | null {
  const { stem, text, gaps, weights = {} } = definition;
  if (gaps.some((gap) => !isWhole(gap))) return null;
  const gap = (id: string) => {
    const found = gaps.find((each) => each.id === id);
    if (!found) return '_____';
    const weight = weights[id] ?? 1;
    if (!Number.isInteger(weight)) writing.lost.add('weights');
    return `{${Math.max(1, Math.round(weight))}:${embedded(found, writing)}}`;
  };
  return { type: 'cloze', text: writing.text('questiontext', [...stem, ...text], { gap }), settings: '', tags: [] };
}

/** Numbers can be read, and what is chosen from has no pictures: it stands within the text's own markup. */
function isWhole(gap: Gap): boolean {
  if (gap.mode === 'number') return gap.accepted.length > 0 && gap.accepted.every((text) => numberOf(text) !== null);
  if (gap.mode === 'text') return gap.accepted.length > 0;
  return gap.key !== null && !gap.options.some(({ content }) => JSON.stringify(content).includes('"media"'));
}

function embedded(gap: Gap, writing: QuestionWriting): string {
  if (gap.mode === 'number') {
    const tolerance = gap.tolerance ? `:${gap.tolerance}` : '';
    return `NM:${gap.accepted.map((text) => `=${numberOf(text)}${tolerance}`).join('~')}`;
  }
  if (gap.mode === 'text') {
    if (gap.ignoreMarks) writing.lost.add('ignoreMarks');
    const answers = gap.accepted.map(({ text, share = 1, match }) => {
      const words = match === 'wildcard' ? text : text.replaceAll('*', '\\*');
      return `${share === 1 ? '=' : `%${fraction(share)}%`}${escaped(escapeHtml(words))}`;
    });
    return `${gap.ignoreCase === false ? 'SAC' : 'SA'}:${answers.join('~')}`;
  }
  const isFixed = gap.options.every(({ pinned }) => pinned);
  const options = gap.options.map(({ id, content }) => {
    const html = writing.html(content).html.replace(/^<p>(.*)<\/p>$/s, '$1');
    return `${id === gap.key ? '=' : ''}${escaped(html)}`;
  });
  return `${isFixed ? 'MC' : 'MCS'}:${options.join('~')}`;
}

/** Signs of the grammar; a backslash before another sign (LaTeX) is one of the text. */
function escaped(text: string): string {
  return text
    .replace(/\\(?=[~#=}{/"\\]|$)/g, '\\\\')
    .replace(/[~#=}{]/g, (sign) => (sign === '{' ? '\\{' : `\\${sign}`));
}

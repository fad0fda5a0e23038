import type { Gap } from 'shared/questions/cloze/cloze.ts';
import { gapsOf, plainText, type RichText, wordsOf } from 'shared/questions/content.ts';
import { opaqueParts } from 'shared/questions/part-id.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import { type ClozeGap, gapMark, parseCloze } from '../../cloze/parse-cloze.ts';
import type { MoodleText } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { textToHtml } from '../text-to-html.ts';
import { defineChoice } from './choice.ts';
import { type Defined, percentText, refused } from './defined.ts';
import { gapId, withGaps } from './gaps.ts';
import { acceptedNumbers, acceptedTexts } from './typed.ts';

type Common = { readonly stem: RichText; readonly solution?: RichText };

/**
 * A text with embedded answers. Where a candidate may choose several at one place (MULTIRESPONSE) the question becomes one
 * of several parts: the text with its other gaps, and a multiple choice for each such place, named in the text by "(2)".
 */
export function defineCloze(
  text: MoodleText,
  { solution }: Pick<Common, 'solution'>,
  reading: QuestionReading,
): Defined {
  const parsed = parseCloze(textToHtml(text));
  const [unknown] = parsed.unknown;
  if (unknown !== undefined) return refused(`cloze ${unknown}`);
  if (parsed.gaps.length === 0) return refused('cloze: 0');
  const severalAt = parsed.gaps.flatMap((gap, at) => (gap.type === 'several' ? [at] : []));
  const html = severalAt.reduce((done, at) => done.replace(gapMark(at), `<b>(${at + 1})</b>`), parsed.text);
  const content = withGaps(reading.html(html, text));
  const shown = new Set(gapsOf(content));
  const gaps = parsed.gaps.flatMap((gap, at) => (gap.type === 'several' ? [] : [{ gap, id: gapId(at) }]));
  if (gaps.some(({ id }) => !shown.has(id))) reading.lost.add('gap');
  const kept = gaps.filter(({ id }) => shown.has(id));
  const ending = solution ? { solution } : {};
  const main: Extract<SimpleDefinition, { kind: 'cloze' }> = {
    kind: 'cloze',
    stem: [],
    text: content,
    gaps: kept.map(({ gap, id }) => define(gap, id, text, reading)),
    ...weightsOf(kept, reading.lost),
  };
  if (severalAt.length === 0) return { definition: { ...main, ...ending } };

  const parts = severalAt.flatMap((at) => {
    const gap = parsed.gaps[at];
    return gap ? [{ at, gap, definition: choicesOf(gap, at, text, reading) }] : [];
  });
  const own = kept.length > 0 ? [{ id: 'text', points: sumOf(kept.map(({ gap }) => gap)), definition: main }] : [];
  return {
    definition: {
      kind: 'composite',
      stem: kept.length > 0 ? [] : content,
      ...ending,
      parts: [
        ...own,
        ...parts.map(({ at, gap, definition }) => ({ id: gapId(at), points: Math.max(1, gap.weight), definition })),
      ],
    },
  };
}

const sumOf = (gaps: readonly ClozeGap[]) =>
  Math.max(
    1,
    gaps.reduce((sum, { weight }) => sum + weight, 0),
  );

function weightsOf(gaps: readonly { gap: ClozeGap; id: string }[], lost: Set<string>) {
  if (gaps.some(({ gap }) => gap.weight === 0)) lost.add('{0:…}');
  const weights = gaps.flatMap(({ gap, id }) => (gap.weight > 1 ? [[id, Math.min(1_000, gap.weight)]] : []));
  return weights.length > 0 ? { weights: Object.fromEntries(weights) } : {};
}

/** Embedded answers stand in HTML: their words are what a reader sees. */
function wordsIn(html: string, from: MoodleText, reading: QuestionReading): string {
  return /[<&]/.test(html) ? wordsOf(reading.html(html, from)).replace(/\s+/g, ' ').trim() : html.trim();
}

function define(gap: ClozeGap, id: string, from: MoodleText, reading: QuestionReading): Gap {
  if (gap.type === 'number') {
    const answers = gap.answers.map(({ text, tolerance, share }) => {
      const said = wordsIn(text, from, reading);
      return { value: said === '*' ? null : said, tolerance, share, feedback: null };
    });
    return { id, mode: 'number', ...acceptedNumbers(answers, reading.lost) };
  }
  if (gap.type === 'text') {
    const accepted = acceptedTexts(
      gap.answers.map(({ text, share }) => ({ text: wordsIn(text, from, reading), share })),
    );
    return { id, mode: 'text', accepted, ...(gap.caseSensitive ? { ignoreCase: false } : {}) };
  }
  const options = opaqueParts(gap.answers.map(({ text }) => reading.html(text, from))).map((part) => ({
    ...part,
    ...(gap.shuffle ? {} : { pinned: true }),
  }));
  const key = gap.answers.findIndex(({ share }) => share === 1);
  gap.answers.forEach(({ text, share }, at) => {
    if (at !== key && share !== 0) reading.lost.add(`${wordsIn(text, from, reading)}: ${percentText(share)}`);
  });
  return { id, mode: 'dropDown', options, key: options[key]?.id ?? null };
}

function choicesOf(gap: ClozeGap, at: number, from: MoodleText, reading: QuestionReading): SimpleDefinition {
  const answers = gap.answers.map(({ text, share }) => ({
    text: { ...from, text, format: 'html' as const },
    share,
    feedback: null,
  }));
  const body = { type: 'multichoice' as const, single: false, shuffle: gap.shuffle, answers };
  const made = defineChoice(body, { stem: plainText(`(${at + 1})`) }, reading);
  if ('refused' in made || made.definition.kind === 'composite') throw new RangeError('a choice became something else');
  return made.definition as SimpleDefinition;
}

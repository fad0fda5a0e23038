import { gapsOf, type RichText } from 'shared/questions/content.ts';
import { gapMark } from '../../cloze/parse-cloze.ts';
import type { MoodleBody, MoodleDrag, MoodleText } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { textToHtml } from '../text-to-html.ts';
import { type Defined, refused } from './defined.ts';
import { gapId, withGaps } from './gaps.ts';

type Solved = { readonly solution?: RichText };
type Placed = Extract<MoodleBody, { type: 'gapselect' | 'ddwtos' }>;

export const tokenId = (drag: MoodleDrag) => `t${drag.no}`;

/** Once, any number of times (0), or as often as its author said. */
export const mostOf = ({ uses }: MoodleDrag) => (uses === 1 ? {} : { max: uses === null ? 0 : Math.min(100, uses) });

/** Words into the places `[[2]]` of a text: chosen from a list (gapselect) or dragged (ddwtos). */
export function definePlaced(body: Placed, text: MoodleText, solved: Solved, reading: QuestionReading): Defined {
  const rights: number[] = [];
  const html = textToHtml(text)
    .replace(/[\ue100\ue101]/g, '')
    .replace(/\[\[(\d{1,3})\]\]/g, (_found, choice: string) => gapMark(rights.push(Number(choice)) - 1));
  if (rights.length === 0) return refused(`${body.type}: 0`);
  const content = withGaps(reading.html(html, text));
  const shown = new Set(gapsOf(content));
  const places = rights.flatMap((choice, at) => {
    const right = body.choices.find(({ no }) => no === choice);
    return shown.has(gapId(at)) ? [{ id: gapId(at), right }] : [];
  });
  if (places.length < rights.length) reading.lost.add('[[…]]');
  const common = { stem: [], text: content, ...solved };
  return body.type === 'gapselect'
    ? { definition: { kind: 'cloze', ...common, gaps: places.map((place) => dropDown(place, body.choices, reading)) } }
    : { definition: { kind: 'gapMatch', ...common, ...tokensOf(places, body.choices, reading) } };
}

interface Place {
  readonly id: string;
  readonly right: MoodleDrag | undefined;
}

function dropDown({ id, right }: Place, choices: readonly MoodleDrag[], reading: QuestionReading) {
  const group = choices.filter((choice) => choice.group === (right?.group ?? 1));
  return {
    id,
    mode: 'dropDown' as const,
    options: group.map((choice) => ({ id: tokenId(choice), content: reading.content(choice.text) })),
    key: right ? tokenId(right) : null,
  };
}

function tokensOf(places: readonly Place[], choices: readonly MoodleDrag[], reading: QuestionReading) {
  // In Moodle a word of one group does not go into a gap of another; here all go everywhere, and the key is the same.
  if (new Set(choices.map(({ group }) => group)).size > 1) reading.lost.add('group');
  const same = (one: MoodleDrag, other: MoodleDrag) => one.group === other.group && one.text.text === other.text.text;
  return {
    tokens: choices.map((choice) => ({
      id: tokenId(choice),
      content: reading.content(choice.text),
      ...mostOf(choice),
    })),
    key: Object.fromEntries(
      places.flatMap(({ id, right }) =>
        right ? [[id, choices.filter((choice) => same(choice, right)).map(tokenId)]] : [],
      ),
    ),
    scoring: { rule: 'perPlace' as const },
  };
}

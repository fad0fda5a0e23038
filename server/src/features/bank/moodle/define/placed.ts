import { gapsOf, type RichText } from 'shared/questions/content.ts';
import { opaqueParts } from 'shared/questions/part-id.ts';
import { gapMark } from '../../cloze/parse-cloze.ts';
import type { MoodleBody, MoodleDrag, MoodleText } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { textToHtml } from '../text-to-html.ts';
import { type Defined, refused } from './defined.ts';
import { gapId, withGaps } from './gaps.ts';

type Solved = { readonly solution?: RichText };
type Placed = Extract<MoodleBody, { type: 'gapselect' | 'ddwtos' }>;

/** What is dragged, under a name that says nothing of its number: authors write word 1 for place 1. */
export interface Token {
  readonly drag: MoodleDrag;
  readonly id: string;
  readonly content: RichText;
}

export function tokensOf(drags: readonly MoodleDrag[], contentOf: (drag: MoodleDrag) => RichText): Token[] {
  const parts = opaqueParts(drags.map(contentOf));
  return drags.flatMap((drag, at) => {
    const part = parts[at];
    return part ? [{ drag, ...part }] : [];
  });
}

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
  const tokens = tokensOf(body.choices, ({ text: words }) => reading.content(words));
  const places = rights.flatMap((choice, at) => {
    const right = tokens.find(({ drag }) => drag.no === choice);
    return shown.has(gapId(at)) ? [{ id: gapId(at), right }] : [];
  });
  if (places.length < rights.length) reading.lost.add('[[…]]');
  const common = { stem: [], text: content, ...solved };
  return body.type === 'gapselect'
    ? { definition: { kind: 'cloze', ...common, gaps: places.map((place) => dropDown(place, tokens)) } }
    : { definition: { kind: 'gapMatch', ...common, ...placing(places, tokens, reading) } };
}

interface Place {
  readonly id: string;
  readonly right: Token | undefined;
}

function dropDown({ id, right }: Place, tokens: readonly Token[]) {
  const group = tokens.filter(({ drag }) => drag.group === (right?.drag.group ?? 1));
  return {
    id,
    mode: 'dropDown' as const,
    options: group.map((token) => ({ id: token.id, content: token.content })),
    key: right?.id ?? null,
  };
}

function placing(places: readonly Place[], tokens: readonly Token[], reading: QuestionReading) {
  // In Moodle a word of one group does not go into a gap of another; here all go everywhere, and the key is the same.
  if (new Set(tokens.map(({ drag }) => drag.group)).size > 1) reading.lost.add('group');
  const same = (one: Token, other: Token) =>
    one.drag.group === other.drag.group && one.drag.text.text === other.drag.text.text;
  return {
    tokens: tokens.map(({ id, content, drag }) => ({ id, content, ...mostOf(drag) })),
    key: Object.fromEntries(
      places.flatMap(({ id, right }) =>
        right ? [[id, tokens.filter((token) => same(token, right)).map((token) => token.id)]] : [],
      ),
    ),
    scoring: { rule: 'perPlace' as const },
  };
}

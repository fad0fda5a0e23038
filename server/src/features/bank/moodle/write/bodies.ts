import { inlinesOf, type RichText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { numberOf } from '../numbers.ts';
import { RIGHT, tagOf, WRONG } from '../own-marks.ts';
import type { Body } from './body.ts';
import { clozeText } from './cloze-text.ts';
import { fraction, plain, type QuestionWriting, setting } from './elements.ts';
import { labelPicture, pointOnPicture } from './markers.ts';

type Of<Kind extends Definition['kind']> = Extract<Definition, { kind: Kind }>;

/** Null where Moodle has no such type, or this question is more than its type can say. */
export function bodyOf(definition: Definition, writing: QuestionWriting): Body | null {
  switch (definition.kind) {
    case 'choice':
      return choice(definition, writing);
    case 'multipleChoice':
      return multipleChoice(definition, writing);
    case 'trueFalseGroup':
      return trueFalse(definition, writing);
    case 'shortAnswer':
      return number(definition, writing);
    case 'shortText':
      return shortText(definition, writing);
    case 'matching':
      return matching(definition, writing);
    case 'ordering':
      return ordering(definition, writing);
    case 'essay':
      return essay(definition, writing);
    case 'fileUpload':
      return fileUpload(definition, writing);
    case 'cloze':
      return clozeText(definition, writing);
    case 'gapMatch':
      return gapMatch(definition, writing);
    case 'labelPicture':
      return labelPicture(definition, writing);
    case 'pointOnPicture':
      return pointOnPicture(definition, writing);
    default:
      return null;
  }
}

const stemOf = (definition: Definition, writing: QuestionWriting) => writing.text('questiontext', definition.stem);

function options(
  list: Of<'multipleChoice'>['options'],
  shareOf: (id: string) => number,
  writing: QuestionWriting,
): string {
  const pinned = list.filter((option) => option.pinned).length;
  if (pinned > 0 && pinned < list.length) writing.lost.add('pinned');
  const answers = list.map(({ id, content }) =>
    writing.text('answer', content, { attributes: ` fraction="${fraction(shareOf(id))}"` }),
  );
  const isFixed = pinned === list.length && pinned > 0;
  return [setting('shuffleanswers', !isFixed), setting('answernumbering', 'ABCD'), ...answers].join('');
}

function choice(definition: Of<'choice'>, writing: QuestionWriting): Body {
  const shareOf = (id: string) => (id === definition.key ? 1 : 0);
  const settings = setting('single', true) + options(definition.options, shareOf, writing);
  return { type: 'multichoice', text: stemOf(definition, writing), settings, tags: [] };
}

/** Moodle sums fractions: rules that are no sum are remembered by a tag, and come close in Moodle itself. */
function multipleChoice(definition: Of<'multipleChoice'>, writing: QuestionWriting): Body {
  const { key, scoring, maxChoices, minChoices } = definition;
  const single = maxChoices === 1;
  if ((maxChoices !== undefined && !single) || minChoices !== undefined) writing.lost.add('minChoices, maxChoices');
  if ('penalty' in scoring && scoring.penalty) writing.lost.add('penalty');
  const right = 1 / Math.max(1, key.length);
  const costs = { allOrNothing: -1, rightMinusWrong: -right, perOption: 0, weights: 0 }[scoring.rule];
  const shareOf = (id: string) => {
    if (scoring.rule === 'weights') return (scoring.weights[id] ?? 0) / scoring.maximum;
    return key.includes(id) ? right : costs;
  };
  const settings = setting('single', single) + options(definition.options, shareOf, writing);
  const tags = scoring.rule === 'weights' ? [] : [tagOf(scoring.rule)];
  return { type: 'multichoice', text: stemOf(definition, writing), settings, tags };
}

/** A lone statement is Moodle's own type; a group becomes pairs with "Đúng" and "Sai". */
function trueFalse(definition: Of<'trueFalseGroup'>, writing: QuestionWriting): Body | null {
  const { stem, statements } = definition;
  const [only] = statements;
  if (statements.some(({ key }) => key === null) || !only) return null;
  if (statements.length === 1 && stem.length === 0) {
    const answer = (word: string, isRight: boolean) =>
      `<answer fraction="${isRight ? 100 : 0}" format="moodle_auto_format"><text>${word}</text></answer>`;
    const settings = answer('true', only.key === true) + answer('false', only.key === false);
    return { type: 'truefalse', text: writing.text('questiontext', only.content), settings, tags: [] };
  }
  writing.lost.add('steps');
  const pairs = statements.map(({ content, key }) => ({ content, target: key ? RIGHT : WRONG }));
  const missing = [RIGHT, WRONG].filter((word) => !pairs.some(({ target }) => target === word));
  const misleading = missing.map((target) => ({ content: [], target }));
  const settings = [...pairs, ...misleading].map(({ content, target }) => subquestion(writing, content, target));
  return {
    type: 'matching',
    text: stemOf(definition, writing),
    settings: setting('shuffleanswers', false) + settings.join(''),
    tags: [tagOf('trueFalseGroup')],
  };
}

function subquestion(writing: QuestionWriting, content: Definition['stem'], target: string): string {
  const { html, files } = writing.html(content);
  return `<subquestion format="html"><text><![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>${files}${plain('answer', target)}</subquestion>`;
}

function number(definition: Of<'shortAnswer'>, writing: QuestionWriting): Body | null {
  const { accepted, tolerance = 0, unit, entry } = definition;
  const numbers = accepted.map(numberOf);
  if (numbers.length === 0 || numbers.some((value) => value === null)) return null;
  const answers = numbers.map(
    (value) =>
      `<answer fraction="100" format="moodle_auto_format"><text>${value}</text><tolerance>${tolerance}</tolerance></answer>`,
  );
  const units = unit
    ? `<units>${[unit.text, ...unit.accepted].map((name) => `<unit><multiplier>1</multiplier>${setting('unit_name', name.replace(/[&<>]/g, ''))}</unit>`).join('')}</units>`
    : '';
  const grading =
    setting('unitgradingtype', unit?.required ? 1 : 0) +
    setting('unitpenalty', '1') +
    setting('showunits', unit ? 0 : 3);
  return {
    type: 'numerical',
    text: stemOf(definition, writing),
    settings: answers.join('') + units + grading,
    tags: entry === 'free' ? [] : [tagOf('box')],
  };
}

function shortText(definition: Of<'shortText'>, writing: QuestionWriting): Body {
  const { accepted, ignoreCase = true, ignoreMarks, maxLength } = definition;
  if (maxLength !== undefined) writing.lost.add('maxLength');
  const answers = accepted.map(({ text, share = 1, match }) =>
    plain(
      'answer',
      match === 'wildcard' ? text : text.replaceAll('*', '\\*'),
      ` fraction="${fraction(share)}" format="plain_text"`,
    ),
  );
  return {
    type: 'shortanswer',
    text: stemOf(definition, writing),
    settings: setting('usecase', ignoreCase ? 0 : 1) + answers.join(''),
    tags: ignoreMarks ? [tagOf('ignoreMarks')] : [],
  };
}

/** The second halves of Moodle's pairs are words without looks. */
function matching(definition: Of<'matching'>, writing: QuestionWriting): Body | null {
  const { sources, targets, key, scoring } = definition;
  if (sources.some(({ id }) => key[id]?.length !== 1) || scoring?.rule === 'weights') return null;
  if (scoring?.penalty) writing.lost.add('penalty');
  const wordsOfTarget = (id: string | undefined) => {
    const target = targets.find((each) => each.id === id);
    return target ? plainWords(target.content, writing) : '';
  };
  if (targets.some(({ content }) => JSON.stringify(content).includes('"media"'))) return null;
  const used = new Set(Object.values(key).flat());
  const pairs = sources.map(({ id, content }) => subquestion(writing, content, wordsOfTarget(key[id]?.[0])));
  const misleading = targets
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => subquestion(writing, [], wordsOfTarget(id)));
  return {
    type: 'matching',
    text: stemOf(definition, writing),
    settings: setting('shuffleanswers', true) + [...pairs, ...misleading].join(''),
    tags: scoring?.rule === 'allOrNothing' ? [tagOf('allOrNothing')] : [],
  };
}

/** Words and formulas on one line; looks are lost. */
function plainWords(content: RichText, writing: QuestionWriting): string {
  if (content.length > 1) writing.lost.add('paragraphs');
  return inlinesOf(content)
    .map((inline) => {
      if (inline.type === 'math') return `\\(${inline.latex}\\)`;
      if (inline.type !== 'text') return ' ';
      if (inline.marks) writing.lost.add('marks');
      return inline.text;
    })
    .join('');
}

const GRADING = {
  allOrNothing: 'ALL_OR_NOTHING',
  perPlace: 'ABSOLUTE_POSITION',
  adjacent: 'RELATIVE_NEXT_EXCLUDE_LAST',
} as const;

function ordering(definition: Of<'ordering'>, writing: QuestionWriting): Body | null {
  const { items, key, layout, scoring } = definition;
  const inOrder = key.flatMap((id) => items.filter((item) => item.id === id));
  if (inOrder.length !== items.length) return null;
  if (scoring?.penalty) writing.lost.add('penalty');
  const answers = inOrder.map(({ content }, at) =>
    writing.text('answer', content, { attributes: ` fraction="${at + 1}.0000000"` }),
  );
  const settings = [
    setting('layouttype', layout === 'horizontal' ? 'HORIZONTAL' : 'VERTICAL'),
    setting('selecttype', 'ALL'),
    setting('selectcount', 0),
    setting('gradingtype', GRADING[scoring?.rule ?? 'allOrNothing']),
    ...answers,
  ];
  return { type: 'ordering', text: stemOf(definition, writing), settings: settings.join(''), tags: [] };
}

function essay(definition: Of<'essay'>, writing: QuestionWriting): Body {
  const { format, files = 0, minWords, maxWords, rubric, showRubric } = definition;
  const [only, ...more] = rubric;
  if (more.length > 0 || only?.levels || showRubric) writing.lost.add('rubric');
  const settings = [
    setting('responseformat', format === 'rich' ? 'editor' : 'plain'),
    setting('responserequired', 1),
    setting('responsefieldlines', 15),
    ...(minWords === undefined ? [] : [setting('minwordlimit', minWords)]),
    ...(maxWords === undefined ? [] : [setting('maxwordlimit', maxWords)]),
    setting('attachments', files),
    setting('attachmentsrequired', 0),
    graderInfo(rubric),
    plain('responsetemplate', '', ' format="html"'),
  ];
  return { type: 'essay', text: stemOf(definition, writing), settings: settings.join(''), tags: [] };
}

function graderInfo(rubric: Of<'essay'>['rubric']): string {
  const [only, ...more] = rubric;
  const lines =
    more.length === 0 ? [only?.criterion ?? ''] : rubric.map(({ criterion, points }) => `${criterion} (${points})`);
  return plain('graderinfo', lines.join('\n'), ' format="plain_text"');
}

function fileUpload(definition: Of<'fileUpload'>, writing: QuestionWriting): Body {
  const { accept, maxFiles, rubric } = definition;
  if (rubric.length > 1 || rubric[0]?.levels) writing.lost.add('rubric');
  writing.lost.add('maxBytes');
  const settings = [
    setting('responseformat', 'noinline'),
    setting('responserequired', 0),
    setting('attachments', maxFiles),
    setting('attachmentsrequired', 1),
    ...(accept.length > 0 ? [setting('filetypeslist', accept.map((ending) => `.${ending}`).join(','))] : []),
    graderInfo(rubric),
  ];
  return { type: 'essay', text: stemOf(definition, writing), settings: settings.join(''), tags: [] };
}

function gapMatch(definition: Of<'gapMatch'>, writing: QuestionWriting): Body | null {
  const { stem, text, tokens, key, scoring } = definition;
  if (tokens.some(({ content }) => JSON.stringify(content).includes('"media"')) || scoring.rule === 'weights')
    return null;
  if (Object.values(key).some((ids) => ids.length !== 1)) return null;
  if (tokens.some(({ max = 1 }) => max > 1)) writing.lost.add('max');
  if (scoring.rule === 'perPlace' && scoring.penalty) writing.lost.add('penalty');
  const numberOfToken = (id: string | undefined) => tokens.findIndex((token) => token.id === id) + 1;
  const gap = (id: string) => `[[${numberOfToken(key[id]?.[0])}]]`;
  const boxes = tokens.map(({ content, max = 1 }) => {
    const html = writing.html(content).html.replace(/^<p>(.*)<\/p>$/s, '$1');
    return `<dragbox>${plain('text', html).replace(/^<text>|<\/text>$/g, '')}<group>1</group>${max === 1 ? '' : '<infinite/>'}</dragbox>`;
  });
  return {
    type: 'ddwtos',
    text: writing.text('questiontext', [...stem, ...text], { gap }),
    settings: setting('shuffleanswers', 1) + boxes.join(''),
    tags: scoring.rule === 'allOrNothing' ? [tagOf('allOrNothing')] : [],
  };
}

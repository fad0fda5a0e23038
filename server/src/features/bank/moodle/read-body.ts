import { childOf, childrenOf, type XmlElement } from '../formats/xml.ts';
import { numberOf, shareOf } from './numbers.ts';
import type { MoodleAnswer, MoodleBody, MoodleDrag, MoodleDrop, MoodleText } from './question.ts';
import { calculatedBody } from './read-calculated.ts';
import { bytesOf, isSaid, named, numberIn, optionalText, saidIn, textIn, unitsOf } from './xml-parts.ts';

/** What a question element asks, by its type; types that Moodle's core does not have are `unknown` by their name. */
export function bodyOf(element: XmlElement): MoodleBody {
  const type = element.attributes.type ?? '';
  switch (type) {
    case 'multichoice':
      return {
        type,
        single: isSaid(element, 'single', true),
        shuffle: isSaid(element, 'shuffleanswers', true),
        answers: answersOf(element),
      };
    case 'truefalse':
      return trueFalse(element);
    case 'shortanswer':
      return { type, ignoreCase: !isSaid(element, 'usecase'), answers: answersOf(element) };
    case 'numerical':
      return { type, ...numericalAnswers(element), ...unitsOf(element) };
    case 'match':
    case 'matching':
      return { type: 'match', pairs: named(element, 'subquestion').map(pair) };
    case 'essay':
      return essay(element);
    case 'description':
      return { type };
    case 'cloze':
    case 'multianswer':
      return { type: 'cloze' };
    case 'gapselect':
    case 'ddwtos': {
      const boxes = childrenOf(element).filter(({ name }) => name === 'selectoption' || name === 'dragbox');
      return { type, choices: boxes.map((box, at) => drag(box, at + 1)) };
    }
    case 'ddimageortext':
    case 'ddmarker':
      return onPicture(element, type);
    case 'ordering':
      return ordering(element);
    case 'calculated':
    case 'calculatedsimple':
    case 'calculatedmulti':
      return calculatedBody(element, type);
    default:
      return { type: 'unknown', name: type };
  }
}

const shareIn = (answer: XmlElement) => shareOf(numberOf(answer.attributes.fraction ?? '0') ?? 0);

function answersOf(element: XmlElement): MoodleAnswer[] {
  return named(element, 'answer').map((answer) => ({
    text: textIn(answer),
    share: shareIn(answer),
    feedback: optionalText(answer, 'feedback'),
  }));
}

function trueFalse(element: XmlElement): MoodleBody {
  const answers = answersOf(element);
  const find = (word: string) => answers.find(({ text }) => text.text.trim().toLowerCase() === word);
  const [yes, no] = [find('true') ?? answers[0], find('false') ?? answers[1]];
  const isMarked = (yes?.share ?? 0) > 0 !== (no?.share ?? 0) > 0;
  return {
    type: 'truefalse',
    key: isMarked ? (yes?.share ?? 0) > 0 : null,
    feedback: [yes?.feedback ?? null, no?.feedback ?? null],
  };
}

function numericalAnswers(element: XmlElement) {
  const answers = named(element, 'answer').map((answer) => {
    const said = textIn(answer).text.trim();
    return {
      value: said === '*' ? null : said,
      tolerance: Math.abs(numberIn(answer, 'tolerance') ?? 0),
      share: shareIn(answer),
      feedback: optionalText(answer, 'feedback'),
    };
  });
  return { answers };
}

function pair(element: XmlElement): { source: MoodleText; target: MoodleText } {
  const answer = childOf(element, 'answer');
  return { source: textIn(element), target: { ...textIn(answer), format: 'plain' } };
}

function essay(element: XmlElement): MoodleBody {
  const format = saidIn(element, 'responseformat');
  const files = numberIn(element, 'attachments') ?? 0;
  return {
    type: 'essay',
    format: format === 'noinline' ? 'none' : format === 'plain' || format === 'monospaced' ? 'plain' : 'rich',
    // −1 is Moodle's "as many as you like"; ten is what we let a candidate send.
    files: files < 0 ? 10 : files,
    minWords: numberIn(element, 'minwordlimit'),
    maxWords: numberIn(element, 'maxwordlimit'),
    forMarkers: optionalText(element, 'graderinfo'),
    template: optionalText(element, 'responsetemplate'),
  };
}

function drag(element: XmlElement, at: number): MoodleDrag {
  const file = childOf(element, 'file');
  const text = textIn(element, 'html');
  const uses = numberIn(element, 'noofdrags');
  return {
    no: numberIn(element, 'no') ?? at,
    text,
    picture: file ? { text: file.attributes.name ?? '', format: 'plain', files: new Map([['', bytesOf(file)]]) } : null,
    group: numberIn(element, 'group') ?? numberIn(element, 'draggroup') ?? 1,
    uses: isSaid(element, 'infinite') ? null : Math.max(1, uses ?? 1),
  };
}

function onPicture(element: XmlElement, type: 'ddimageortext' | 'ddmarker'): MoodleBody {
  const background = childOf(element, 'file');
  return {
    type,
    background: background ? bytesOf(background) : null,
    drags: named(element, 'drag').map((each, at) => drag(each, at + 1)),
    drops: named(element, 'drop').map((drop): MoodleDrop => {
      const place = `${saidIn(drop, 'xleft')},${saidIn(drop, 'ytop')}`;
      return {
        choice: numberIn(drop, 'choice') ?? 0,
        label: saidIn(drop, 'text'),
        shape: saidIn(drop, 'shape').toLowerCase() || null,
        coords: saidIn(drop, 'coords') || place,
      };
    }),
  };
}

function ordering(element: XmlElement): MoodleBody {
  const answers = named(element, 'answer');
  const inOrder = answers
    .map((answer, at) => ({ answer, place: numberOf(answer.attributes.fraction ?? '') ?? at }))
    .sort((one, other) => one.place - other.place);
  const isAll = ['', 'ALL', '0'].includes((saidIn(element, 'selecttype') || saidIn(element, 'logical')).toUpperCase());
  // Until 2015 the plug-in called these `logical` and `studentsee`.
  const count = numberIn(element, 'selectcount') ?? numberIn(element, 'studentsee') ?? 0;
  return {
    type: 'ordering',
    items: inOrder.map(({ answer }) => textIn(answer)),
    grading: saidIn(element, 'gradingtype').toUpperCase(),
    select: !isAll && count > 0 && count < answers.length ? count : null,
  };
}

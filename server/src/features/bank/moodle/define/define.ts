import type { RichText } from 'shared/questions/content.ts';
import type { MoodleQuestion, MoodleText } from '../question.ts';
import type { QuestionReading } from '../reading.ts';
import { solutionOf } from '../solution.ts';
import { defineCalculated } from './calculated.ts';
import { defineChoice } from './choice.ts';
import { defineCloze } from './cloze.ts';
import { type Defined, refused } from './defined.ts';
import { defineEssay } from './essay.ts';
import { defineMatching, defineOrdering } from './matching.ts';
import { defineOnPicture } from './on-picture.ts';
import { definePlaced } from './placed.ts';
import { defineNumber, defineShortText } from './typed.ts';

/** A question of Moodle as one of ours. Types without an equal are refused by their name. */
export function define(question: MoodleQuestion, reading: QuestionReading): Defined {
  const { text, body } = question;
  const solved = () => solutionOf(question, reading);
  const common = (
    fill: (text: MoodleText) => MoodleText = (same) => same,
  ): { stem: RichText; solution?: RichText } => ({
    stem: reading.content(fill(text)),
    ...solutionOf(
      { ...question, generalFeedback: question.generalFeedback && fill(question.generalFeedback) },
      reading,
    ),
  });
  switch (body.type) {
    case 'multichoice':
      return defineChoice(body, common(), reading);
    case 'truefalse':
      return trueFalse(reading.content(text), body.key, solved());
    case 'shortanswer':
      return defineShortText(body, common(), reading);
    case 'numerical':
      return defineNumber(body, common(), reading.lost);
    case 'match':
      return defineMatching(body, common(), reading);
    case 'essay':
      return defineEssay(body, common(), reading, question.points);
    case 'ordering':
      return defineOrdering(body, common(), reading);
    case 'cloze':
      return defineCloze(text, solved(), reading);
    case 'gapselect':
    case 'ddwtos':
      return definePlaced(body, text, solved(), reading);
    case 'ddimageortext':
    case 'ddmarker':
      return defineOnPicture(body, common(), reading);
    case 'calculated':
      return defineCalculated(body, common, reading);
    case 'description':
      return refused('description');
    case 'unknown':
      return refused(body.name === '' ? '?' : body.name);
  }
}

/** The statement is all there is to read: a group of one. */
function trueFalse(content: RichText, key: boolean | null, solved: { solution?: RichText }): Defined {
  return { definition: { kind: 'trueFalseGroup', stem: [], statements: [{ id: 'a', content, key }], ...solved } };
}

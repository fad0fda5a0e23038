export { openSurvey } from './open-survey.ts';
export { makeSurvey } from './write-survey.ts';

import { describe, expect, it } from 'vitest';
import { distractors } from './classical/distractors.ts';
import { STORY_RULES, type StoryItem, type StoryTest, tellStories } from './stories.ts';

const test: StoryTest = {
  n: 100,
  maximum: 10,
  mean: 6.42,
  median: 6.5,
  alpha: 0.75,
  interval: { lower: 0.67, upper: 0.81 },
  sem: 0.9,
  shareAtTop: 0.05,
  shareAtBottom: 0.01,
};
const item: StoryItem = {
  part: 1,
  number: 5,
  n: 100,
  facility: 0.6,
  itemRest: 0.4,
  omitted: 0,
  notReached: 0,
  options: [],
};
const rulesOf = (patch: Partial<StoryItem>) =>
  tellStories(test, [{ ...item, ...patch }])
    .filter((story) => story.item === 0)
    .map((story) => story.rule);

describe('stories of a test', () => {
  it('asks for a look at the key when a distractor draws the able', () => {
    // The able (rest 50 to 99) choose C, the weak spread: the key A has been typed wrong.
    const rest = Array.from({ length: 100 }, (_, person) => person);
    const choices = rest.map((score) => (score >= 50 ? 'C' : score % 2 ? 'A' : 'B'));
    const options = distractors(choices, rest, ['A', 'B', 'C', 'D'], 'A').flatMap((row) =>
      row.option === null ? [] : [{ ...row, label: row.option }],
    );
    const [story] = tellStories(test, [{ ...item, facility: 0.25, itemRest: -0.4, options }]);
    expect(story).toMatchObject({ rule: 'keySuspect', tone: 'check', item: 0 });
    expect(story?.vi).toBe(
      'Phần I, câu 5: phương án C thu hút nhóm giỏi (r = 0,87, đáp án A chỉ r = −0,49): có thể sai đáp án.',
    );
    expect(story?.en).toContain('the key may be wrong');
  });

  it.each([
    ['says nothing of a sound question', {}, []],
    ['sees a question that works the wrong way round', { itemRest: -0.1 }, ['negativeDiscrimination']],
    ['sees weak discrimination only where the facility leaves room', { itemRest: 0.1 }, ['weakDiscrimination']],
    ['does not blame an easy question for not discriminating', { itemRest: 0.1, facility: 0.97 }, ['tooEasy']],
    ['tells what to teach again', { facility: 0.3 }, ['teachAgain']],
    ['sees blanks', { omitted: 25 }, ['oftenOmitted']],
  ] as const)('%s', (_, patch, rules) => {
    expect(rulesOf(patch)).toEqual(rules);
  });

  it('sees results below blind choice and distractors that nobody believes', () => {
    const option = (label: string, n: number, isKey = false) => ({
      label,
      isKey,
      n,
      share: n / 100,
      restCorrelation: isKey ? 0.3 : -0.2,
    });
    const options = [option('A', 20, true), option('B', 78), option('C', 2), option('D', 0)];
    expect(rulesOf({ facility: 0.2, options })).toEqual(['belowChance', 'deadDistractors']);
  });

  it('says once for the whole paper that time was short', () => {
    const told = tellStories(test, [item, { ...item, notReached: 6 }, { ...item, notReached: 10 }]);
    expect(told.filter((story) => story.rule === 'notReached').map((story) => story.vi)).toEqual([
      'Có tới 10 % thí sinh có lẽ không kịp làm hết bài: thời gian có thể thiếu.',
    ]);
  });

  it('judges no question on few candidates, and says so', () => {
    const told = tellStories({ ...test, n: STORY_RULES.fewPersons.below - 1 }, [{ ...item, itemRest: -0.5 }]);
    expect(told.map((story) => story.rule)).toEqual(['fewPersons', 'centre']);
  });

  it('warns of a low reliability with its interval and praises a good one', () => {
    const low = tellStories({ ...test, alpha: 0.5, interval: { lower: 0.3, upper: 0.6 } }, []);
    expect(low[0]).toMatchObject({ rule: 'reliabilityLow', tone: 'check' });
    expect(low[0]?.vi).toContain('α = 0,5; 95 %: 0,3 – 0,6');
    expect(tellStories({ ...test, alpha: 0.85 }, []).at(-1)).toMatchObject({ rule: 'reliabilityGood', tone: 'good' });
  });

  it('never leaves a number with a point in Vietnamese', () => {
    for (const story of tellStories(test, [{ ...item, itemRest: 0.123, facility: 0.333 }]))
      expect(story.vi).not.toMatch(/\d\.\d/);
  });
});

import { CONDITIONS, type Condition, type Scene, type State } from './scenes.ts';

/** How many moments of each state are looked at, in good light by everybody ... */
const MOMENTS: Record<State, number> = {
  alone: 4,
  nobody: 1,
  two: 2,
  behind: 2,
  phone: 3,
  books: 2,
  laptop: 2,
  calculator: 1,
  turned: 2,
  another: 2,
  covered: 1,
  talks: 6,
};
const PEOPLE = 8;
/** ... and in the other conditions by fewer people, for what the promises are about. */
const FEWER_PEOPLE = 4;
const FEWER: Partial<Record<State, number>> = {
  alone: 3,
  nobody: 1,
  two: 2,
  phone: 2,
  turned: 1,
  another: 2,
  talks: 6,
};

function peopleIn(condition: Condition): number {
  return condition === 'good' ? PEOPLE : FEWER_PEOPLE;
}

function momentsOf(condition: Condition, state: State): number {
  return (condition === 'good' ? MOMENTS[state] : FEWER[state]) ?? 0;
}

/** Every frame that the evaluation looks at: both halves in good light, the reported half in each other condition. */
export function scenesToSee(): Scene[] {
  const good = (['calibrate', 'report'] as const).flatMap((half) => scenesIn(half, 'good'));
  const others = CONDITIONS.filter((condition) => condition !== 'good');
  return [...good, ...others.flatMap((condition) => scenesIn('report', condition))];
}

/** The frames of one half in one condition, of the first `people` people. */
export function scenesIn(half: Scene['half'], condition: Condition, people = peopleIn(condition)): Scene[] {
  const states = Object.keys(MOMENTS) as State[];
  return Array.from({ length: people }, (_, person) =>
    states.flatMap((state) =>
      Array.from({ length: momentsOf(condition, state) }, (__, variant) => ({
        half,
        person,
        condition,
        state,
        variant: variant + person,
      })),
    ),
  ).flat();
}

import {
  childOf,
  childrenNamed,
  childrenOf,
  descendantsOf,
  numberIn,
  type QtiElement,
} from 'shared/questions/qti/element.ts';

/** An item at its place in a test. */
export interface TestItem {
  readonly identifier: string;
  readonly href: string;
  /** Titles of the sections around it, from the outside, joined by " / "; null where none has one. */
  readonly section: string | null;
  /** What its points are multiplied by; 1 where the test says nothing. */
  readonly weight: number;
  /** What its sections show candidates beside it, from the outside: a passage for all of them. */
  readonly rubrics: readonly QtiElement[];
}

export interface ReadTest {
  readonly title: string;
  readonly items: readonly TestItem[];
  /** Files of sections that stand apart, in their order among the items. */
  readonly sectionRefs: readonly string[];
  /** What a test says that a bank has no place for: branching, selection, time limits. */
  readonly lost: readonly string[];
}

const NOT_KEPT = new Set([
  'branchRule',
  'preCondition',
  'selection',
  'ordering',
  'timeLimits',
  'outcomeProcessing',
  'testFeedback',
  'templateDefault',
]);

/** The items of an `assessmentTest` (or of a section that stands in a file of its own), section by section. */
export function readTest(test: QtiElement): ReadTest {
  const items: TestItem[] = [];
  const sectionRefs: string[] = [];
  const walk = (parent: QtiElement, titles: readonly string[], around: readonly QtiElement[]) => {
    const rubrics = [...around, ...childrenNamed(parent, 'rubricBlock').filter(isForCandidates)];
    for (const child of childrenOf(parent)) {
      const title = child.attributes.title?.trim() ?? '';
      if (child.name === 'assessmentItemRef') items.push(refOf(child, titles, rubrics));
      else if (child.name === 'assessmentSectionRef') sectionRefs.push(child.attributes.href ?? '');
      else if (child.name === 'testPart') walk(child, titles, rubrics);
      else if (child.name === 'assessmentSection') walk(child, title === '' ? titles : [...titles, title], rubrics);
    }
  };
  walk(test, test.name === 'assessmentSection' && test.attributes.title ? [test.attributes.title.trim()] : [], []);
  const lost = descendantsOf(test, ({ name }) => NOT_KEPT.has(name)).map(({ name }) => name);
  return { title: test.attributes.title?.trim() ?? '', items, sectionRefs, lost: [...new Set(lost)] };
}

const isForCandidates = ({ attributes }: QtiElement) => /candidate/.test(attributes.view ?? 'candidate');

function refOf(ref: QtiElement, titles: readonly string[], rubrics: readonly QtiElement[]): TestItem {
  const weight = childOf(ref, 'weight');
  const value = weight ? numberIn(weight, 'value') : null;
  return {
    identifier: ref.attributes.identifier?.trim() ?? '',
    href: ref.attributes.href ?? '',
    section: titles.length > 0 ? titles.join(' / ').slice(0, 300).toWellFormed() : null,
    weight: value !== null && value > 0 ? value : 1,
    rubrics,
  };
}

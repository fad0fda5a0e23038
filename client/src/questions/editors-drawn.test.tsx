import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { Definition, KIND_NAMES, kindOf, type Response, toView } from 'shared/questions/registry.ts';
import { SAMPLES, type SampledKind } from 'shared/questions/testing/samples.ts';
import { describe, expect, test, vi } from 'vitest';
import { blankOf } from './blank.ts';
import { sidesOf } from './editors.ts';

// Node has no screen to ask.
vi.stubGlobal('matchMedia', () => ({ matches: false }));

const draw = (node: React.ReactNode) => renderToStaticMarkup(<MantineProvider>{node}</MantineProvider>);
const nothing = () => undefined;
/** Where the rich-text editor will stand once it is loaded. */
const WRITING_PLACE = 'aria-busy="true"';

describe.each(KIND_NAMES)('a new question of the kind %s', (kind) => {
  const { Editor, Review } = sidesOf(kind);
  const blank = blankOf(kind);

  test('is what its schema takes, is not whole, can be shown, and can be edited from the first word on', () => {
    expect(Definition.parse(blank)).toEqual(blank);
    expect(kindOf(kind).problems(blank)).not.toEqual([]);
    expect(draw(<Editor id="new" definition={blank} mediaUrl={() => ''} onChange={nothing} />)).toContain(
      WRITING_PLACE,
    );
    expect(() => toView(blank)).not.toThrow();
    draw(<Review id="new" definition={blank} mediaUrl={() => ''} />);
  });
});

test('the ids of a new list do not tell its order, and are other ones each time', () => {
  const ids = () => {
    const blank = blankOf('ordering');
    return blank.kind === 'ordering' ? blank.items.map(({ id }) => id) : [];
  };
  expect(new Set([...ids(), ...ids()]).size).toBe(8);
});

describe.each(Object.keys(SAMPLES) as SampledKind[])('the reviewer of %s', (kind) => {
  const { definition, keyless, wrong } = SAMPLES[kind];
  const { Editor, Review } = sidesOf(kind);
  const review = (of: Definition, response?: Response | null) =>
    draw(<Review id="r" definition={of} mediaUrl={() => ''} response={response} />);

  test('sees a right answer otherwise than a wrong one, and a wrong one beside the key', () => {
    const right = kindOf(kind).correctResponse(definition);
    const seen = wrong.map((response) => review(definition, response));
    if (right !== null) for (const one of seen) expect(one).not.toBe(review(definition, right));
  });

  test('is told where there is no key yet', () => {
    if (keyless) expect(review(keyless)).not.toBe(review(definition));
  });

  test('can edit the question as it stands', () => {
    expect(draw(<Editor id="e" definition={definition} mediaUrl={() => ''} onChange={nothing} />)).toContain(
      WRITING_PLACE,
    );
  });
});

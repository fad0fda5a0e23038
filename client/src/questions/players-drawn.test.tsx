import { renderToStaticMarkup } from 'react-dom/server';
import { kindOf, toView } from 'shared/questions/registry.ts';
import { SAMPLES, type SampledKind } from 'shared/questions/testing/samples.ts';
import { SECRET } from 'shared/questions/testing.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { KINDS, playerOf, preloadKinds } from './players.ts';

// Node has no screen to ask.
vi.stubGlobal('matchMedia', () => ({ matches: false }));
beforeAll(() => preloadKinds(new Set(KINDS)), 60_000);

describe.each(Object.keys(SAMPLES) as SampledKind[])('the player of %s', (kind) => {
  const { definition, rekeyed, wrong } = SAMPLES[kind];
  const { Player, progress, spoken } = playerOf(kind);
  const view = toView(definition);
  const draw = (response: Parameters<typeof progress>[1], isLocked = false, of = view) =>
    renderToStaticMarkup(
      <Player
        id="q1"
        view={of}
        response={response}
        mediaUrl={() => ''}
        isLocked={isLocked}
        onAnswer={() => undefined}
        onTyping={() => undefined}
        onRest={() => undefined}
      />,
    );

  test('draws nothing that depends on the key', () => {
    const drawn = draw(null);
    expect(drawn).not.toContain(SECRET);
    for (const other of rekeyed) expect(draw(null, false, toView(other))).toBe(drawn);
  });

  test('draws every answer, whole, in part or beside the point, also where nothing can be changed', () => {
    const right = kindOf(kind).correctResponse(definition);
    expect(progress(view, null)).toBe('none');
    if (right !== null) {
      expect(progress(view, right)).toBe('all');
      expect(draw(right)).not.toBe(draw(null));
    }
    for (const response of wrong) {
      draw(response);
      draw(response, true);
      progress(view, response);
    }
  });

  test('is read aloud from its stem on', () => expect(spoken(view).startsWith('?')).toBe(true));

  test('names every field and button', () => {
    const drawn = draw(wrong[0] ?? null);
    const ids = new Set([...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of drawn.matchAll(/(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g))
      for (const id of target?.split(' ') ?? []) expect(ids).toContain(id);
    expect(ids.size).toBe([...drawn.matchAll(/ id="/g)].length);
  });
});

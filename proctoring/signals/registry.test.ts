import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePayload, SIGNAL_NAMES, signalOf } from './registry.ts';

describe('the registry', () => {
  it('names every folder of this place', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = folders.map(({ name }) => name.replace(/-./g, (dash) => dash.charAt(1).toUpperCase()));
    expect(SIGNAL_NAMES.toSorted()).toEqual(names.toSorted());
  });

  it.each(SIGNAL_NAMES)('%s has a bounded weight with a source, and its own name', (name) => {
    const { kind, weight } = signalOf(name);
    expect(kind).toBe(name);
    expect(weight.cap).toBeGreaterThanOrEqual(weight.logOdds);
    expect(weight.source.length).toBeGreaterThan(10);
  });

  it('speaks of what was seen and never of guilt', () => {
    for (const name of SIGNAL_NAMES) {
      const words = JSON.stringify(signalOf(name).name) + signalOf(name).sentence.toString();
      expect(words).not.toMatch(/cheat|gian lận|vi phạm|nghi ngờ|suspic|fraud/i);
    }
  });

  it('refuses a payload that is not its own', () => {
    expect(parsePayload('pasted', { characters: 'many' })).toBeNull();
    expect(parsePayload('toString', {})).toBeNull();
    expect(parsePayload('pasted', { characters: 30, text: 'secret' })).toEqual({
      name: 'pasted',
      payload: { characters: 30 },
    });
  });
});

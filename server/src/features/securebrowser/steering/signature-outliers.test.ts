import { describe, expect, test } from 'vitest';
import { type ClientSignature, compareSignatures } from './signature-outliers.ts';

const client = (id: string, signatureKey: string | null, more: Partial<ClientSignature> = {}) => ({
  ...{ id, candidateId: id, signatureKey, version: '3.10.1', system: 'Microsoft Windows 11 Pro' },
  ...more,
});
const verdicts = (clients: ClientSignature[]) => Object.fromEntries(compareSignatures(clients));

describe('App Signature Keys', () => {
  test('of one build are the same; the one that is not stands out', () => {
    expect(verdicts([client('a', 'k'), client('b', 'k'), client('c', 'k'), client('d', 'x')])).toEqual({
      ...{ a: 'same', b: 'same', c: 'same', d: 'differs' },
    });
  });

  test('of other versions and systems are not compared; editions of one system are', () => {
    const mac = { system: 'macOS 14.5' };
    expect(
      verdicts([
        client('a', 'k'),
        client('b', 'k', { system: 'Microsoft Windows 10 Education' }),
        client('c', 'k'),
        client('d', 'm', mac),
        client('e', 'o', { version: '3.9.0' }),
      ]),
    ).toEqual({ a: 'same', b: 'same', c: 'same', d: 'unknown', e: 'unknown' });
  });

  test.each([
    ['of two clients', ['k', 'x']],
    ['where no key has a majority', ['k', 'k', 'x', 'x']],
    ['where each is another, as when connections hide them', ['k', 'l', 'm', 'n', 'o']],
  ])('%s say nothing', (_, keys) => {
    const all = Object.values(verdicts(keys.map((key, index) => client(String(index), key))));
    expect(new Set(all)).toEqual(new Set(['unknown']));
  });

  test('are counted by candidates: who connects again and again is still one', () => {
    const again = ['x1', 'x2', 'x3', 'x4', 'x5'].map((id) => client(id, 'x', { candidateId: 'x' }));
    expect(verdicts(again)).toMatchObject({ x1: 'unknown', x5: 'unknown' });
    expect(verdicts([...again, client('a', 'k'), client('b', 'k'), client('c', 'k')])).toMatchObject({
      ...{ x1: 'differs', x5: 'differs', a: 'same', c: 'same' },
    });
  });

  test('that a client does not show are unknown, not different', () => {
    const three = [client('a', 'k'), client('b', 'k'), client('c', 'k'), client('d', null)];
    expect(verdicts(three).d).toBe('unknown');
  });
});

import { describe, expect, test } from 'vitest';
import { Response } from './response.ts';

const file = { sha256: 'a'.repeat(64), name: 'bài làm.pdf', bytes: 120_000, mime: 'application/pdf' };

describe('a response on the wire', () => {
  test.each([
    ['b'],
    [2.5],
    [['a', 'c']],
    [{ s1: true }],
    [{ row: ['c1', 'c2'] }],
    [file],
    [[file, file]],
    [{ text: 'Bài văn', files: [file] }],
    [{ p1: 'b', p2: { s1: true }, p3: { text: '', files: [file] } }],
  ])('may be %j', (response) => expect(Response.parse(response)).toEqual(response));

  test.each([
    ['too long a text', 'x'.repeat(20_001)],
    ['too long a list', Array.from({ length: 201 }, () => 'a')],
    ['too many parts', Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`p${at}`, 'a']))],
    ['a part that is no id', { 'p 1': 'a' }],
    ['a text that no database keeps', 'a\0'],
    ['a number that JSON spells in two ways', 2 ** 60],
    ['nothing', null],
    ['a deeper nest', { a: { b: { c: { d: 'e' } } } }],
    ['a file without a hash', [{ ...file, sha256: 'x' }]],
  ])('is not %s', (_, response) => expect(Response.safeParse(response).success).toBe(false));
});

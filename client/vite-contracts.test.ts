import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { lightened } from './vite-contracts.ts';

const light = (code: string) => lightened(code, parseAst(code) as never);
/** What the lightened code makes, where `z`, `endpoint` and `base` stand for themselves. */
function run(code: string): unknown {
  const z = { object: (shape: object) => ({ shape }) };
  return new Function('z', 'endpoint', 'base', `${light(code)}; return made;`)(z, (said: object) => said, { a: 1 });
}

describe('a contract in the page', () => {
  test('keeps of an endpoint its method and path', () =>
    expect(
      run(
        `const made = endpoint({ method: 'POST', path: '/api/x', audience: 'staff', body: z.object({}), errors: ['a', 'b'], reply: 'file' });`,
      ),
    ).toEqual({ method: 'POST', path: '/api/x' }));

  test('is what it was where it is asked for', () =>
    expect(run('const made = z.object({ ...base, b: 2 });')).toEqual({ shape: { a: 1, b: 2 } }));

  test('marks what it makes, with all that is spread into it, so that it falls away where nobody asks', () =>
    expect(light('export const A = z.object({ ...base });')).toBe(
      'export const A = /* @__PURE__ */ (() => (z.object({ ...base })))();',
    ));

  test.each([
    'const b = 7;',
    'const f = () => g();',
    'const o = { a: [1], f() { return g(); } };',
    'function f() { g(); }',
  ])('leaves alone what calls nothing: %s', (code) => expect(light(code)).toBe(code));
});

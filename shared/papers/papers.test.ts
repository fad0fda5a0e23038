import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, type RichText } from '../questions/content.ts';
import type { Definition } from '../questions/registry.ts';
import { type FormItem, formCodes, makeForm } from './form.ts';
import { makePaper, Paper } from './paper.ts';
import { seededRandom, shuffle } from './random.ts';
import { contentHash, sealLabel } from './seal.ts';
import { unseal } from './unseal.ts';

const picture = (media: string): RichText => [{ type: 'paragraph', content: [{ type: 'image', media, alt: 'hình' }] }];

const choice = (id: string, pinned: readonly string[] = []): FormItem => ({
  id,
  part: 1,
  definition: {
    kind: 'choice',
    stem: plainText(`Câu ${id}`),
    options: ['o1', 'o2', 'o3', 'o4'].map((option) => ({
      id: option,
      content: plainText(option),
      pinned: pinned.includes(option),
    })),
    key: 'o3',
    solution: picture('b'.repeat(64)),
  },
});
const statements: FormItem = {
  id: 'q90',
  part: 2,
  definition: {
    kind: 'trueFalseGroup',
    stem: picture('a'.repeat(64)),
    statements: ['s1', 's2', 's3', 's4'].map((id) => ({ id, content: plainText(id), key: true })),
  },
};
const items = [...Array.from({ length: 12 }, (_, index) => choice(`q${index + 1}`)), statements];

describe('drawing the codes', () => {
  test('the same seed draws the same code for ever, another code or seed another one', () => {
    expect(makeForm('seed', '101', items)).toEqual(makeForm('seed', '101', items));
    expect(makeForm('seed', '102', items).places).not.toEqual(makeForm('seed', '101', items).places);
    expect(makeForm('other', '101', items).places).not.toEqual(makeForm('seed', '101', items).places);
    // The drawing is part of what is published: a change of the generator would show here.
    expect(
      makeForm('seed', '101', items)
        .places.slice(0, 4)
        .map(({ item }) => item),
    ).toMatchInlineSnapshot(`
      [
        "q4",
        "q2",
        "q12",
        "q5",
      ]
    `);
  });

  test('questions stay in their part, each once, and options are a permutation', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...formCodes(8)), (seed, code) => {
        const { places } = makeForm(seed, code, items);
        expect(places.map(({ item }) => item).toSorted()).toEqual(items.map(({ id }) => id).toSorted());
        expect(places.map(({ part }) => part)).toEqual([...Array(12).fill(1), 2]);
        for (const { part, options } of places)
          expect(options.toSorted()).toEqual(part === 1 ? ['o1', 'o2', 'o3', 'o4'] : []);
      }),
    );
  });

  test('a pinned option keeps its place in every code', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const [place] = makeForm(seed, '101', [choice('q1', ['o2', 'o4'])]).places;
        expect(place?.options[1]).toBe('o2');
        expect(place?.options[3]).toBe('o4');
      }),
    );
  });

  test('questions of one stimulus stand together, in their own order', () => {
    const passage = { title: 'Đoạn trích', content: plainText('Ngày xửa ngày xưa') };
    const about = ['q3', 'q7', 'q9'];
    const mixed = items.map((item) =>
      about.includes(item.id) ? { ...item, definition: { ...item.definition, stimulus: passage } } : item,
    );
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const order = makeForm(seed, '101', mixed).places.map(({ item }) => item);
        const at = order.indexOf('q3');
        expect(order.slice(at, at + 3)).toEqual(about);
        expect(order.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
      }),
    );
  });

  test('every place is equally likely: a chi-square test over 4,000 shuffles of four', () => {
    const counts = new Map<string, number>();
    const random = seededRandom('uniform');
    for (let draw = 0; draw < 4_000; draw++) {
      const order = shuffle(random, ['a', 'b', 'c', 'd']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const expected = 4_000 / 24;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(24);
    // 0.999 quantile of chi-square with 23 degrees of freedom: 49.73.
    expect(chiSquare).toBeLessThan(49.73);
  });
});

describe('the paper of a candidate', () => {
  const head = {
    examId: 'exam',
    title: 'Kiểm tra',
    subject: 'Toán',
    durationSeconds: 5_400,
    parts: [
      { part: 1, kind: 'choice', points: 0.25 },
      { part: 2, kind: 'trueFalseGroup', points: 1 },
    ],
  };
  const definitions = new Map<string, Definition>(items.map(({ id, definition }) => [id, definition]));
  const paper = makePaper(head, makeForm('seed', '101', items), definitions, (sha) => `data:${sha[0]}`);

  test('holds views only: no key, no solution, not even the pictures of a solution', () => {
    expect(Paper.parse(paper)).toEqual(paper);
    expect(JSON.stringify(paper)).not.toMatch(/"(key|solution|accepted)"/);
    expect(Object.keys(paper.media)).toEqual(['a'.repeat(64)]);
  });

  test('shows a stimulus once, without the transcript of its recording', () => {
    const stimulus = {
      content: [
        ...picture('c'.repeat(64)),
        { type: 'audio' as const, media: 'd'.repeat(64), plays: 2, transcript: 'LỜI THOẠI' },
      ],
    };
    const about = new Map(
      [...definitions].map(([id, definition]) => [
        id,
        id === 'q1' || id === 'q2' ? { ...definition, stimulus } : definition,
      ]),
    );
    const listening = makePaper(head, makeForm('seed', '101', items), about, (sha) => `data:${sha[0]}`);
    expect(Paper.parse(listening)).toEqual(listening);
    const names = listening.parts.flatMap((part) => part.items.flatMap((item) => item.stimulus ?? []));
    expect(names).toHaveLength(2);
    expect(Object.keys(listening.stimuli ?? {})).toEqual([names[0]]);
    expect(JSON.stringify(listening)).not.toContain('LỜI THOẠI');
    expect(Object.keys(listening.media).map(([first]) => first)).toEqual(expect.arrayContaining(['c', 'd']));
  });

  test('numbers the questions of each part from one', () => {
    expect(paper.parts.map((part) => part.items.map(({ number }) => number))).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      [1],
    ]);
  });

  test('opens with its key and label, and with nothing else', () => {
    const key = new Uint8Array(32).fill(7);
    const label = sealLabel('exam', '101');
    const nonce = new Uint8Array(12).fill(1);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
    const sealed = Buffer.concat([nonce, cipher.update('đề thi'), cipher.final(), cipher.getAuthTag()]);
    expect(contentHash(sealed)).toBe(createHash('sha256').update(sealed).digest('hex'));
    expect(new TextDecoder().decode(unseal(sealed, key, label))).toBe('đề thi');
    expect(() => unseal(sealed, new Uint8Array(32), label)).toThrow();
    expect(() => unseal(sealed, key, sealLabel('exam', '102'))).toThrow();
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(() => unseal(sealed, key, label)).toThrow();
  });
});

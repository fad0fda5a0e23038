import { z } from 'zod';
import { KIND_NAMES, type KindName } from '../questions/registry.ts';
import { STEPS_2025 } from '../questions/true-false-group/true-false-group.ts';

/** The kind of a part's questions; `mixed` takes any. */
export const PartKind = z.enum([...KIND_NAMES, 'mixed'] as [KindName, ...KindName[], 'mixed']);
export type PartKind = z.infer<typeof PartKind>;

/** One part of an exam: what it asks, how many, and what each is worth. */
export const SchemePart = z.object({
  /** 1, 2, 3: printed as PHẦN I, II, III. */
  part: z.number().int().min(1).max(9),
  kind: PartKind,
  questions: z.number().int().min(0).max(500),
  /** Points of one question answered wholly right. */
  points: z.number().positive().max(1_000),
  /** Share of the points by right statements, index 0 to 4; only for true/false groups. */
  steps: z.array(z.number().min(0).max(1)).min(2).max(9).optional(),
});

export const Scheme = z.object({
  parts: z.array(SchemePart).min(1).max(9),
  /** Decimal places of the final mark; rounding is half up and happens once, at the end. */
  decimals: z.number().int().min(0).max(4),
});
export type SchemePart = z.infer<typeof SchemePart>;
export type Scheme = z.infer<typeof Scheme>;

/** True where a part takes questions of this kind. */
export function takesKind({ kind }: Pick<SchemePart, 'kind'>, asked: KindName): boolean {
  return kind === 'mixed' || kind === asked;
}

export function maximumOf(scheme: Scheme): number {
  return scheme.parts.reduce((sum, part) => sum + part.questions * part.points, 0);
}

/** A preset of QĐ 764/QĐ-BGDĐT (08/03/2024): the graduation exam's formats from 2025. Presets are data that schools edit. */
export interface Preset {
  readonly id: string;
  readonly subjects: readonly string[];
  readonly minutes: number;
  readonly scheme: Scheme;
}

const part1 = (questions: number): SchemePart => ({ part: 1, kind: 'choice', questions, points: 0.25 });
const part2: SchemePart = { part: 2, kind: 'trueFalseGroup', questions: 4, points: 1, steps: [...STEPS_2025] };
const part3 = (questions: number, points: number): SchemePart => ({ part: 3, kind: 'shortAnswer', questions, points });

export const PRESETS_2025: readonly Preset[] = [
  { id: 'toan', subjects: ['Toán'], minutes: 90, scheme: { parts: [part1(12), part2, part3(6, 0.5)], decimals: 2 } },
  {
    id: 'tu-nhien',
    subjects: ['Vật lí', 'Hóa học', 'Sinh học', 'Địa lí'],
    minutes: 50,
    scheme: { parts: [part1(18), part2, part3(6, 0.25)], decimals: 2 },
  },
  {
    id: 'xa-hoi',
    subjects: ['Lịch sử', 'Giáo dục kinh tế và pháp luật', 'Công nghệ công nghiệp', 'Công nghệ nông nghiệp'],
    minutes: 50,
    scheme: { parts: [part1(24), part2], decimals: 2 },
  },
  {
    id: 'ngoai-ngu',
    subjects: ['Tiếng Anh', 'Tiếng Nga', 'Tiếng Pháp', 'Tiếng Trung Quốc', 'Tiếng Đức', 'Tiếng Nhật', 'Tiếng Hàn'],
    minutes: 50,
    scheme: { parts: [part1(40)], decimals: 2 },
  },
];

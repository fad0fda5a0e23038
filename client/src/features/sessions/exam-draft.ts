import type { ExamSettings, ExamView, Proctoring, Security } from 'shared/contracts/sessions.ts';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import type { KindName } from 'shared/questions/registry.ts';
import { maximumOf, type PartKind, PRESETS_2025, type Preset, type Scheme, takesKind } from 'shared/scoring/scheme.ts';
import type { z } from 'zod';

/** An exam while it is being made: may be incomplete at any place. */
export interface ExamDraft {
  readonly unitId: string;
  readonly title: string;
  readonly subject: string;
  readonly minutes: number;
  readonly scheme: Scheme;
  readonly security: Security;
  readonly proctoring: z.infer<typeof Proctoring>;
  /** With the microphone; counts at the full level only. */
  readonly listens: boolean;
  /** The matrix that questions are drawn by; null where they are picked by hand alone. */
  readonly blueprint: Blueprint | null;
  /** Chosen question ids by part, in order. */
  readonly chosen: Readonly<Record<number, readonly string[]>>;
}

/** The subjects of the 2025 format, and what schools examine besides. */
export const SUBJECTS: readonly string[] = [
  ...new Set([
    ...PRESETS_2025.flatMap(({ subjects }) => subjects),
    'Tin học',
    'Khoa học tự nhiên',
    'Lịch sử và Địa lí',
  ]),
];

/** The preset of a subject; mathematics' three parts where the 2025 format says nothing. */
export function presetFor(subject: string): Preset {
  const [first] = PRESETS_2025;
  const found = PRESETS_2025.find(({ subjects }) => subjects.includes(subject)) ?? first;
  if (!found) throw new RangeError('there are no presets');
  return found;
}

export function newDraft(unitId: string, subject = 'Toán'): ExamDraft {
  const { minutes, scheme } = presetFor(subject);
  // Watching children is asked for, never there by itself.
  const guard = { security: 'page', proctoring: 0, listens: false } as const;
  return { unitId, title: '', subject, minutes, scheme, ...guard, blueprint: null, chosen: {} };
}

export function draftOf(exam: ExamView): ExamDraft {
  const { unitId, title, subject, scheme, security, proctoring, listens, blueprint } = exam;
  const chosen = Object.fromEntries(
    scheme.parts.map(({ part }) => [
      part,
      exam.items.filter((item) => item.part === part).map(({ questionId }) => questionId),
    ]),
  );
  return {
    unitId,
    title,
    subject,
    minutes: Math.round(exam.durationSeconds / 60),
    scheme,
    security,
    proctoring,
    listens,
    blueprint,
    chosen,
  };
}

/** Another subject brings its own format; questions and matrix of the old one go. */
export function withSubject(draft: ExamDraft, subject: string): ExamDraft {
  const { minutes, scheme } = presetFor(subject);
  return { ...draft, subject, minutes, scheme, blueprint: null, chosen: {} };
}

/** Another structure; questions that a part no longer takes go. */
export function withScheme(draft: ExamDraft, scheme: Scheme): ExamDraft {
  const kept = scheme.parts.flatMap(({ part, kind }) => {
    const before = draft.scheme.parts.find((one) => one.part === part);
    return before && (before.kind === kind || kind === 'mixed') ? [[part, draft.chosen[part] ?? []]] : [];
  });
  return { ...draft, scheme, chosen: Object.fromEntries(kept) };
}

/** Questions that come as one list (an import) fall into the parts of their kinds, no more than each part asks for. */
export function withQuestions(
  draft: ExamDraft,
  questions: readonly { readonly questionId: string; readonly kind: KindName }[],
): ExamDraft {
  const left = [...questions];
  const chosen: Record<number, string[]> = {};
  // Parts of one kind take theirs before a mixed part takes what is left.
  const inTurn = [...draft.scheme.parts].sort((a, b) => Number(a.kind === 'mixed') - Number(b.kind === 'mixed'));
  for (const part of inTurn) {
    const taken = left.filter(({ kind }) => takesKind(part, kind)).slice(0, part.questions);
    chosen[part.part] = taken.map(({ questionId }) => questionId);
    for (const one of taken) left.splice(left.indexOf(one), 1);
  }
  return { ...draft, chosen };
}

export interface PartTotals {
  readonly part: number;
  readonly kind: PartKind;
  readonly chosen: number;
  readonly required: number;
  readonly points: number;
}

/** What stands against what is asked for, part by part. */
export function totalsOf(draft: ExamDraft): { parts: PartTotals[]; chosen: number; required: number; points: number } {
  const parts = draft.scheme.parts.map(({ part, kind, questions, points }) => ({
    ...{ part, kind },
    chosen: draft.chosen[part]?.length ?? 0,
    required: questions,
    points: questions * points,
  }));
  return {
    parts,
    chosen: parts.reduce((sum, { chosen }) => sum + chosen, 0),
    required: parts.reduce((sum, { required }) => sum + required, 0),
    points: maximumOf(draft.scheme),
  };
}

export const isFull = ({ parts }: { parts: readonly PartTotals[] }) =>
  parts.every(({ chosen, required }) => chosen === required);

export function settingsOf(draft: ExamDraft): ExamSettings {
  const { title, subject, minutes, scheme, security, proctoring, listens, blueprint, chosen } = draft;
  return {
    ...{ title, subject, scheme, security, proctoring, listens, blueprint },
    durationSeconds: minutes * 60,
    questions: scheme.parts.flatMap(({ part }) => (chosen[part] ?? []).map((questionId) => ({ part, questionId }))),
  };
}

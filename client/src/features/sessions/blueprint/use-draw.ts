import { type Dispatch, type SetStateAction, useState } from 'react';
import { type DrawnCell, drawForExam } from 'shared/contracts/drawing.ts';
import { useAct } from '../../../api/use-endpoint.ts';
import { sayRefused } from '../../../ui/toasts.tsx';
import type { ExamDraft } from '../exam-draft.ts';
import { withDrawing, withSwap } from './blueprint-draft.ts';
import { t } from './messages.ts';

export interface Draw {
  /** What the last draw gave; null before the first. */
  readonly last: { readonly cells: readonly DrawnCell[]; readonly unseen: number } | null;
  readonly isDrawing: boolean;
  readonly apart: boolean;
  readonly alsoUnreviewed: boolean;
  set(change: Partial<{ apart: boolean; alsoUnreviewed: boolean }>): void;
  /** Draws all parts that the matrix asks for; `adding` leaves what stands and fills what is missing. */
  draw(wanted?: { adding?: boolean; apart?: boolean; seed?: string }): void;
  /** Another question for the same cell. */
  swap(part: number, questionId: string): void;
}

/** Draws for the exam that is being made, from the bank that its unit reads; what is written meanwhile stays. */
export function useDraw(
  draft: ExamDraft,
  examId: string | undefined,
  onChange: Dispatch<SetStateAction<ExamDraft>>,
): Draw {
  const [last, setLast] = useState<Draw['last']>(null);
  const [options, setOptions] = useState({ apart: true, alsoUnreviewed: false });
  const act = useAct(drawForExam, { onRefused: sayRefused });
  const { unitId, subject, scheme, blueprint, chosen } = draft;

  const ask = (
    { seed, kept, not, apart }: { seed: string; kept: Kept; not: string[]; apart: boolean },
    onDone: (cells: DrawnCell[], unseen: number) => void,
  ) => {
    if (!blueprint) return;
    const exam = examId === undefined ? {} : { examId };
    const body = { ...{ unitId, subject, scheme, blueprint, seed, kept, not, apart }, ...exam };
    act.mutate(
      { body: { ...body, alsoUnreviewed: options.alsoUnreviewed } },
      { onSuccess: ({ cells, unseen }) => onDone(cells, unseen) },
    );
  };
  const all: Kept = Object.entries(chosen).flatMap(([part, ids]) =>
    ids.map((questionId) => ({ part: Number(part), questionId })),
  );
  return {
    ...{ last, ...options, isDrawing: act.isPending },
    set: (change) => setOptions((before) => ({ ...before, ...change })),
    draw({ adding = false, apart = options.apart, seed = newSeed() } = {}) {
      if (!blueprint) return;
      setOptions((before) => ({ ...before, apart }));
      const asked = new Set(blueprint.rows.flatMap(({ cells }) => cells.map(({ part }) => part)));
      const kept = adding ? all : all.filter(({ part }) => !asked.has(part));
      ask({ seed, kept, not: [], apart }, (cells, unseen) => {
        setLast({ cells, unseen });
        onChange((now) => withDrawing(now, seed, cells, adding));
      });
    },
    swap(part, questionId) {
      const kept = all.filter((one) => one.questionId !== questionId);
      ask({ seed: newSeed(), kept, not: [questionId], apart: options.apart }, (cells) => {
        if (!withSwap(draft, part, questionId, cells)) sayRefused({ sentence: t().noOther });
        onChange((now) => withSwap(now, part, questionId, cells) ?? now);
      });
    },
  };
}

type Kept = { part: number; questionId: string }[];

/** Four signs that can be read out: none that looks like another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const newSeed = () => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => SIGNS[byte % SIGNS.length]).join('');

import { QuestionFacts } from 'shared/contracts/bank-questions.ts';
import { Definition } from 'shared/questions/registry.ts';
import { z } from 'zod';
import type { QuestionDraft } from './draft.ts';

/** What is being written stays in this browser until it is saved or given up: a reload or a power cut loses nothing. */
const PREFIX = 'khaothi.bank.draft.';
const Draft = QuestionFacts.extend({ subject: z.string(), definition: Definition });

/** The draft kept for a place (a question in a version, or a new one); null where there is none that can be read. */
export function keptDraft(place: string): QuestionDraft | null {
  try {
    const text = localStorage.getItem(PREFIX + place);
    return text === null ? null : (Draft.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    // Storage that is closed to us, or a text that is not ours.
    return null;
  }
}

/** @returns false where the browser keeps nothing for us (no room, private window): the page says so. */
export function keepDraft(place: string, draft: QuestionDraft): boolean {
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(place: string): void {
  try {
    localStorage.removeItem(PREFIX + place);
  } catch {
    // Nothing was kept then.
  }
}

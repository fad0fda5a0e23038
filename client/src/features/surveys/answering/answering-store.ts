import type { answerSurvey } from 'shared/contracts/surveys.ts';
import type { Answer, Answers } from 'shared/survey/answers.ts';
import type { SurveyLanguage } from 'shared/survey/form.ts';
import { createStore } from 'zustand/vanilla';
import type { Result } from '../../../api/call.ts';

/** What is sent, and kept on the device until it is. */
export interface Draft {
  /** Random, made by this page: a repeat counts once, and it leads to nobody. */
  readonly response: string;
  readonly language: SurveyLanguage;
  readonly answers: Answers;
  readonly someoneElse: boolean;
}

/**
 * writing; sending; waiting for the network; sent; `already`: this device sent a form before; closed while it was written.
 */
type Phase = 'writing' | 'sending' | 'waiting' | 'sent' | 'already' | 'closed';

export interface Answering {
  readonly phase: Phase;
  readonly draft: Draft;
  /** What the server said and no other field says. */
  readonly refusal: string | null;
}

interface Outside {
  readonly token: string;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly send: (draft: Draft) => Promise<Result<typeof answerSurvey>>;
  readonly newResponse: () => string;
}

interface Kept {
  readonly draft: Draft;
  readonly isWaiting: boolean;
}

/** One device answering one survey: every answer is kept at once, and what could not be sent goes out later. */
export function createAnswering({ token, storage, send, newResponse }: Outside) {
  const draftKey = `khaothi.survey.${token}`;
  const sentKey = `khaothi.survey.${token}.sent`;
  const blank = (language: SurveyLanguage = 'vi', someoneElse = false): Draft => ({
    response: newResponse(),
    language,
    answers: {},
    someoneElse,
  });

  const kept = readKept(storage, draftKey);
  const wasSent = read(storage, sentKey) !== null;
  const store = createStore<Answering>(() => ({
    phase: kept?.isWaiting ? 'waiting' : kept || !wasSent ? 'writing' : 'sent',
    draft: kept?.draft ?? blank(),
    refusal: null,
  }));

  const write = (draft: Draft, isWaiting = false) =>
    attempt(() => storage.setItem(draftKey, JSON.stringify({ draft, isWaiting } satisfies Kept)));
  const change = (changed: Partial<Draft>) => {
    const draft = { ...store.getState().draft, ...changed };
    store.setState({ draft, refusal: null });
    write(draft);
  };

  return {
    store,
    answer(question: string, answer: Answer | undefined) {
      const { [question]: _, ...others } = store.getState().draft.answers;
      change({ answers: answer === undefined ? others : { ...others, [question]: answer } });
    },
    speak(language: SurveyLanguage) {
      change({ language });
    },
    /** Sends what is written. May be called again at any time: the response's id makes a repeat harmless. */
    async send({ asSomeoneElse = false } = {}) {
      if (store.getState().phase === 'sending') return;
      if (asSomeoneElse) change({ someoneElse: true });
      const { draft } = store.getState();
      store.setState({ phase: 'sending', refusal: null });
      const result = await send(draft);
      if (result.ok) {
        attempt(() => storage.removeItem(draftKey));
        attempt(() => storage.setItem(sentKey, 'yes'));
        store.setState({ phase: 'sent', draft: blank(draft.language) });
        return;
      }
      const { code, sentence } = result.error;
      const isWaiting = code === 'offline' || code === 'tooMany';
      write(draft, isWaiting);
      if (isWaiting) store.setState({ phase: 'waiting' });
      else if (code === 'answeredAlready') store.setState({ phase: 'already' });
      else if (code === 'surveyNotOpen') store.setState({ phase: 'closed' });
      else store.setState({ phase: 'writing', refusal: sentence });
    },
    /** A new form for the next person at a shared device. */
    startAnew() {
      attempt(() => storage.removeItem(draftKey));
      store.setState({ phase: 'writing', draft: blank(store.getState().draft.language, true), refusal: null });
    },
  };
}
export type AnsweringEngine = ReturnType<typeof createAnswering>;

/** A version 4 UUID. `crypto.randomUUID` does not exist on a school's network without https. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function readKept(storage: Outside['storage'], key: string): Kept | null {
  try {
    const kept = JSON.parse(read(storage, key) ?? 'null') as Kept | null;
    return typeof kept?.draft?.response === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function read(storage: Outside['storage'], key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

/** A browser that refuses storage still answers; it only forgets on reload. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // see above
  }
}

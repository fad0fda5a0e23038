import type { saveSurveyForm } from 'shared/contracts/surveys.ts';
import type { SurveyForm } from 'shared/survey/form.ts';
import { createStore } from 'zustand/vanilla';
import type { FailureOf, Result } from '../../../api/call.ts';

type Save = typeof saveSurveyForm;

interface Saving {
  readonly form: SurveyForm;
  /** saved: the server has this form; pending: it will be sent soon or is under way; failed: it could not be. */
  readonly state: 'saved' | 'pending' | 'failed';
  readonly error: FailureOf<Save> | null;
}

interface Outside {
  readonly form: SurveyForm;
  readonly version: number;
  readonly send: (version: number, form: SurveyForm) => Promise<Result<Save>>;
  /** Calls back after a while; returns the way to call it off. */
  readonly later: (act: () => void, ms: number) => () => void;
}

const PAUSE_MS = 700;
const RETRY_MS = 5_000;

/** Saves a form while it is written: after each pause, one save at a time, again when the line was down. */
export function createFormSaver({ form, version, send, later }: Outside) {
  const store = createStore<Saving>(() => ({ form, state: 'saved', error: null }));
  let kept = form;
  let keptVersion = version;
  let callOff = () => {};
  let running: Promise<boolean> | null = null;

  async function saveAll(): Promise<boolean> {
    while (store.getState().form !== kept) {
      const next = store.getState().form;
      const result = await send(keptVersion, next);
      if (!result.ok) {
        store.setState({ state: 'failed', error: result.error });
        if (result.error.code === 'offline') callOff = later(() => void flush(), RETRY_MS);
        return false;
      }
      kept = next;
      keptVersion = result.value.version;
    }
    store.setState({ state: 'saved', error: null });
    return true;
  }

  /** Saves now what is not saved yet; true where the server has it all. */
  function flush(): Promise<boolean> {
    callOff();
    running ??= saveAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    store,
    change(next: SurveyForm) {
      store.setState({ form: next, state: 'pending', error: null });
      callOff();
      callOff = later(() => void flush(), PAUSE_MS);
    },
    flush,
  };
}

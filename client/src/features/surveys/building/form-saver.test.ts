import type { SurveyForm } from 'shared/survey/form.ts';
import { describe, expect, test } from 'vitest';
import { blankForm } from './form-edits.ts';
import { createFormSaver } from './form-saver.ts';

const named = (vi: string): SurveyForm => ({ ...blankForm, title: { vi } });

/** A server with the version rule, a line that can be cut, and timers that the test rings. */
function desk() {
  const saves: { version: number; title: string }[] = [];
  let version = 1;
  let isUp = true;
  let timer: (() => void) | null = null;
  const saver = createFormSaver({
    form: blankForm,
    version,
    send: async (sent, form) => {
      await Promise.resolve();
      const refusal = !isUp ? 'offline' : sent !== version ? 'surveyChanged' : null;
      if (refusal) return { ok: false, error: { code: refusal, details: {}, sentence: refusal } };
      saves.push({ version: sent, title: form.title.vi });
      version += 1;
      return { ok: true, value: { version } as never };
    },
    later: (act) => {
      timer = act;
      return () => {
        timer = null;
      };
    },
  });
  return {
    saver,
    saves,
    cut: () => {
      isUp = false;
    },
    mend: () => {
      isUp = true;
    },
    somebodyElseSaves: () => {
      version += 1;
    },
    ring: async () => {
      timer?.();
      await saver.flush();
    },
  };
}

describe('a form being written', () => {
  test('is saved after a pause, once for many strokes', async () => {
    const { saver, saves, ring } = desk();
    for (const title of ['K', 'Kh', 'Khảo sát']) saver.change(named(title));
    expect(saver.store.getState().state).toBe('pending');
    await ring();
    expect(saves).toEqual([{ version: 1, title: 'Khảo sát' }]);
    expect(saver.store.getState().state).toBe('saved');
  });

  test('what is written while a save is under way is saved behind it', async () => {
    const { saver, saves } = desk();
    saver.change(named('một'));
    const saving = saver.flush();
    saver.change(named('hai'));
    expect(await saving).toBe(true);
    expect(saves).toEqual([
      { version: 1, title: 'một' },
      { version: 2, title: 'hai' },
    ]);
  });

  test('waits for the line and keeps what was written', async () => {
    const { saver, saves, cut, mend, ring } = desk();
    cut();
    saver.change(named('một'));
    expect(await saver.flush()).toBe(false);
    expect(saver.store.getState()).toMatchObject({ state: 'failed', form: { title: { vi: 'một' } } });
    mend();
    await ring();
    expect(saves).toEqual([{ version: 1, title: 'một' }]);
    expect(saver.store.getState()).toMatchObject({ state: 'saved', error: null });
  });

  test('says so when somebody else saved in between', async () => {
    const { saver, somebodyElseSaves } = desk();
    somebodyElseSaves();
    saver.change(named('một'));
    expect(await saver.flush()).toBe(false);
    expect(saver.store.getState().error?.code).toBe('surveyChanged');
  });
});

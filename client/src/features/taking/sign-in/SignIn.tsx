import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type CandidateCard, candidateSignIn } from 'shared/contracts/delivery.ts';
import { call } from '../../../api/call.ts';
import { inTurn } from '../../../api/in-turn.ts';
import { t } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Page } from '../parts/Page.tsx';
import css from './SignIn.module.css';
import { SLIP_LENGTH, slipDigits, slipGroups, slipInFragment, typesVietnamese } from './slip-groups.ts';

interface Props {
  /** Why the person stands here again, or null. */
  readonly because: string | null;
  readonly onArrived: (card: CandidateCard) => void;
  readonly onSafeBrowserNeeded: (code: string) => void;
}

export function SignIn({ because, onArrived, onSafeBrowserNeeded }: Props) {
  const [code, setCode] = useState(() => slipInFragment(location.hash));
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState(because);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const missing = SLIP_LENGTH - slipDigits(code);

  async function enter() {
    setAsking(true);
    setRefusal(null);
    const result = await inTurn((turn) => call(candidateSignIn, { body: { code }, turn }), setRefusal);
    setAsking(false);
    setRefusal(null);
    if (result.ok) {
      // The code must not stay in the address bar, where the next pupil at this computer would see it.
      history.replaceState(null, '', location.pathname);
      onArrived(result.value);
    } else if (result.error.code === 'safeExamBrowserNeeded') onSafeBrowserNeeded(code);
    else {
      setRefusal(result.error.sentence);
      input.current?.focus();
    }
  }

  // A scanned slip needs no typing: it goes in by itself, once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival
  useEffect(() => {
    if (missing === 0) void enter();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing > 0) setRefusal(t().signIn.left(missing));
    else void enter();
  };

  return (
    <Page>
      <h1 className={css.title}>{t().signIn.title}</h1>
      <p className={css.lead}>{t().signIn.lead}</p>
      <form className={css.form} onSubmit={submit}>
        <label className={css.label} htmlFor={id}>
          {t().signIn.label}
        </label>
        <input
          ref={input}
          id={id}
          className={css.code}
          value={code}
          onChange={(event) => {
            setRefusal(typesVietnamese(event.target.value) ? t().signIn.inputMethod : null);
            setCode(slipGroups(event.target.value));
          }}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-describedby={`${id}-hint`}
          aria-invalid={refusal !== null}
        />
        <p className={css.hint} id={`${id}-hint`}>
          {t().signIn.hint}
        </p>
        <p className={css.refusal} role="alert">
          {refusal}
        </p>
        <Button type="submit" look="main" className={css.enter} disabled={isAsking}>
          {isAsking ? t().signIn.entering : t().signIn.enter}
        </Button>
      </form>
      <p className={css.help}>{t().signIn.help}</p>
    </Page>
  );
}

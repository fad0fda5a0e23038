import { IconPlugConnectedX } from '@tabler/icons-react';
import { alwaysErrors, filled } from 'shared/contracts/errors/always.ts';
import { deliveryErrors } from 'shared/contracts/errors/delivery.ts';
import { language } from '../../../i18n/language.ts';
import { t, troubleSignIn } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { useAttempt } from './use-attempt.ts';
import css from './WatcherBar.module.css';

const SENTENCES = { ...alwaysErrors, ...deliveryErrors };

/** A refusal that the page cannot lift by itself, and what to do. The answers wait on this machine meanwhile. */
export function TroubleBar({ onSignInAgain }: { onSignInAgain: () => void }) {
  const trouble = useAttempt((view) => view.trouble);
  const keepsHere = useAttempt((view) => view.keepsHere);
  if (trouble === null) return null;
  const entry = Object.hasOwn(SENTENCES, trouble) ? SENTENCES[trouble as keyof typeof SENTENCES] : null;
  const isSignedOut = trouble === 'notSignedIn';
  return (
    <section className={css.bar} role="alert">
      <IconPlugConnectedX size={24} aria-hidden="true" />
      <p className={css.words}>{entry && !isSignedOut ? filled(entry, language()) : troubleSignIn(keepsHere)}</p>
      {isSignedOut && (
        <Button look="main" onClick={onSignInAgain}>
          {t().covers.signInAgain}
        </Button>
      )}
    </section>
  );
}

import { type FormEvent, useId, useState } from 'react';
import type { CandidateCard } from 'shared/contracts/delivery.ts';
import { sealedPaper } from '../engine/paper-vault.ts';
import type { ServerClock } from '../engine/server-clock.ts';
import type { Shelf } from '../engine/shelf.ts';
import { t } from '../messages.ts';
import type { BegunHere } from '../offline/begin-here.ts';
import { Button } from '../parts/Button.tsx';
import css from './ReleaseWords.module.css';

interface Props {
  readonly card: CandidateCard;
  readonly shelf: Shelf;
  readonly clock: ServerClock;
  readonly onBegun: (begun: Extract<BegunHere, { ok: true }>) => void;
}

const load = () => import('../offline/begin-here.ts');

/** Fetched while there is a line: it is wanted when there is none. */
export const preloadReleaseWords = () => void load().catch(() => undefined);

/** The words of the invigilator open the paper that lies here already. */
export function ReleaseWords({ card, shelf, clock, onBegun }: Props) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState('');
  const id = useId();
  const count = typed.split(/[\s,.-]+/).filter(Boolean).length;

  async function begin(event: FormEvent) {
    event.preventDefault();
    try {
      const { beginHere } = await load();
      const begun = await beginHere(card, await sealedPaper(card, shelf), typed, clock.now());
      if (begun.ok) return onBegun(begun);
      setRefusal(refusalOf(begun, typed));
    } catch {
      setRefusal(t().lobby.paperFailed);
    }
  }

  return (
    <form className={css.form} onSubmit={(event) => void begin(event)}>
      <label htmlFor={id}>{t().words.label}</label>
      <p className={css.hint} id={`${id}-hint`}>
        {t().words.hint}
      </p>
      <textarea
        id={id}
        className={css.words}
        value={typed}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        aria-describedby={`${id}-hint ${id}-count`}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefusal('');
        }}
      />
      <p className={css.count} id={`${id}-count`}>
        {t().words.count(count)}
      </p>
      {refusal && (
        <p className={css.refusal} role="alert">
          {refusal}
        </p>
      )}
      <Button look="main" type="submit" disabled={count === 0}>
        {t().words.open}
      </Button>
    </form>
  );
}

function refusalOf(begun: Exclude<BegunHere, { ok: true }>, typed: string): string {
  if (begun.why === 'early') return t().words.early;
  if (begun.why !== 'words') return t().words.wrong;
  const words = typed.split(/[\s,.-]+/).filter(Boolean);
  const strange = begun.unknown.map((place) => words[place] ?? '').filter(Boolean);
  return strange.length > 0 ? t().words.unknown(strange.join(', ')) : t().words.wrong;
}

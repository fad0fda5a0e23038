import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { readMe, signIn } from 'shared/contracts/people.ts';
import { keyOf, useAct } from '../api/use-endpoint.ts';
import { LanguageButton, SchemeMenu } from '../ui/AppShell.tsx';
import { BrocadeLine } from '../ui/BrocadeLine.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Mark } from '../ui/Mark.tsx';
import { t } from './messages.ts';
import css from './sign-in.module.css';

/** Shown at any address while nobody is signed in; afterwards the address that was asked for opens. */
export function SignIn() {
  const client = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct(signIn, {
    onDone: (me) => client.setQueryData(keyOf(readMe), me),
    onRefused: () => setPassword(''),
  });
  useEffect(() => {
    document.title = `${t().signInTitle} · Khảo Thí`;
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ body: { username: username.trim(), password } });
  };
  return (
    <div className={css.page}>
      <header className={css.side}>
        <p className={css.name}>
          <Mark size={56} />
          Khảo Thí
        </p>
        <p className={css.tagline}>{t().tagline}</p>
        <ul className={css.promises}>
          {t().promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </header>
      <div className={css.formSide}>
        <BrocadeLine />
        <div className={css.tools}>
          <SchemeMenu />
          <LanguageButton />
        </div>
        <main className={css.form}>
          <div>
            <p className={css.province}>{t().province}</p>
            <h1>{t().signInTitle}</h1>
            <p>{t().signInLead}</p>
          </div>
          <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
            {act.error ? <ErrorState error={act.error} /> : null}
            <TextInput
              label={t().username}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              required
              withAsterisk={false}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label={t().password}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={act.isPending} fullWidth>
              {t().signIn}
            </Button>
          </form>
          <p className={css.candidate}>
            {t().candidateHint}{' '}
            <Anchor href="/thi" underline="always">
              {t().candidateLink}
            </Anchor>
          </p>
        </main>
      </div>
    </div>
  );
}

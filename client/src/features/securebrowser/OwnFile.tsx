import { Button, FileButton, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import {
  forgetImportedSebFile,
  importSebFile,
  readImportedSebFile,
  readSecureBrowserSettings,
  type SecureBrowserSettings,
} from 'shared/contracts/securebrowser.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayRefused } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

interface Props {
  readonly examId: string;
  readonly onTaken: (settings: SecureBrowserSettings) => void;
}

/** A school's own .seb under the exam's settings: what it brought is said in words, the rest by name for who wants it. */
export function OwnFile({ examId, onTaken }: Props) {
  const params = { examId };
  const reading = useEndpoint(readImportedSebFile, { params });
  const [password, setPassword] = useState('');
  const taking = useAct(importSebFile, {
    stales: [readImportedSebFile, readSecureBrowserSettings],
    onDone: ({ settings }) => {
      setPassword('');
      onTaken(settings);
    },
  });
  const forgetting = useAct(forgetImportedSebFile, {
    stales: [readImportedSebFile],
    onDone: () => taking.reset(),
    onRefused: sayRefused,
  });
  const words = t().own;
  const imported = reading.data?.imported ?? null;
  const take = (file: File | null) => file && taking.mutate({ params, file, fields: { password } });
  return (
    <div className={css.fields}>
      <p className={css.note}>{words.lead}</p>
      <PasswordInput
        label={words.password}
        description={words.passwordHint}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="off"
      />
      <div className={css.acts}>
        <FileButton accept=".seb" onChange={take}>
          {(props) => (
            <Button {...props} variant="default" loading={taking.isPending}>
              {imported ? words.replace : words.take}
            </Button>
          )}
        </FileButton>
        {imported ? (
          <Button variant="default" loading={forgetting.isPending} onClick={() => forgetting.mutate({ params })}>
            {words.forget}
          </Button>
        ) : null}
      </div>
      {taking.error ? <ErrorState error={taking.error} /> : null}
      {imported ? <p role="status">{words.standing(imported.name, number(imported.settings))}</p> : null}
      {taking.data ? <Report taken={taking.data} /> : null}
    </div>
  );
}

function Report({ taken }: { taken: ReplyOf<typeof importSebFile> }) {
  const words = t().own;
  const lists = [
    [words.kept, taken.kept],
    [words.replaced, taken.replaced],
    [words.left, taken.left],
  ] as const;
  return (
    <>
      {lists
        .filter(([, names]) => names.length > 0)
        .map(([says, names]) => (
          <details key={says(number(names.length))} className={css.list}>
            <summary>{says(number(names.length))}</summary>
            <p className={css.note}>{names.join(', ')}</p>
          </details>
        ))}
    </>
  );
}

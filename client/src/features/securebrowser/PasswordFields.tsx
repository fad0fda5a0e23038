import { Button, TextInput } from '@mantine/core';
import type { SecureBrowserSettings } from 'shared/contracts/securebrowser.ts';
import { makePassword } from './make-password.ts';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

/** A part of an exam's settings while they are being changed. */
export interface FieldsProps {
  readonly draft: SecureBrowserSettings;
  /** Names of the settings that cannot be saved as they stand. */
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (some: Partial<SecureBrowserSettings>) => void;
}

export function PasswordFields({ draft, wrong, onChange }: FieldsProps) {
  const password = (field: 'settingsPassword' | 'quitPassword', hint: string) => (
    <div className={css.password}>
      <TextInput
        className={css.grow}
        label={t()[field]}
        description={hint}
        error={wrong.has(field) ? t().passwordRule : null}
        value={draft[field] ?? ''}
        onChange={(event) => onChange({ [field]: event.currentTarget.value || null })}
        autoComplete="off"
        spellCheck={false}
      />
      <Button variant="default" onClick={() => onChange({ [field]: makePassword(unguessable) })}>
        {t().make}
      </Button>
    </div>
  );
  return (
    <div className={css.fields}>
      {password('settingsPassword', t().settingsPasswordHint)}
      {password('quitPassword', t().quitPasswordHint)}
    </div>
  );
}

const unguessable = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

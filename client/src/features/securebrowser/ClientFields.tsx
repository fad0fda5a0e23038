import { MultiSelect, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { downloadExamConfiguration } from 'shared/contracts/securebrowser.ts';
import { t } from './messages.ts';
import type { FieldsProps } from './PasswordFields.tsx';
import css from './secure-browser.module.css';

/** Which clients are let in, and whether they report to us. */
export function ClientFields({ examId, draft, wrong, onChange }: FieldsProps & { examId: string }) {
  const [keys, setKeys] = useState(draft.browserExamKeys.join('\n'));
  const names: Readonly<Record<string, string>> = t().versionNames;
  const known = [...new Set([...Object.keys(names), ...draft.allowedVersions])];
  return (
    <div className={css.fields}>
      <MultiSelect
        label={t().versions}
        description={t().versionsHint}
        data={known.map((version) => ({ value: version, label: names[version] ?? version }))}
        value={draft.allowedVersions}
        onChange={(allowedVersions) => onChange({ allowedVersions })}
      />
      <Switch
        label={t().steered}
        description={t().steeredHint}
        checked={draft.steered}
        onChange={(event) => onChange({ steered: event.currentTarget.checked })}
      />
      {draft.steered ? null : (
        <>
          <Textarea
            label={t().programs}
            description={t().programsHint}
            error={wrong.has('browserExamKeys') ? t().programsRule : null}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
            value={keys}
            onChange={(event) => {
              setKeys(event.currentTarget.value);
              onChange({ browserExamKeys: event.currentTarget.value.split(/\s+/).filter(Boolean) });
            }}
          />
          <p className={css.note}>
            {t().programsFile}{' '}
            <a href={downloadExamConfiguration.path.replace(':examId', examId)} download="khao-thi.seb">
              {t().programsDownload}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

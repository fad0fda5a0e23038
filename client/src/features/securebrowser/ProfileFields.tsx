import { Radio, Switch, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

interface Props {
  readonly profile: BrowserProfile;
  /** A site among them cannot be understood. */
  readonly isWrong: boolean;
  readonly onChange: (profile: BrowserProfile) => void;
}

type Choice = 'calculator' | 'dictionary' | 'spellCheck' | 'print' | 'sound' | 'wifi' | 'zoom';
type Doubtful = 'secondDisplay' | 'virtualMachine' | 'easeOfAccess';
const CHOICES: readonly Choice[] = ['calculator', 'dictionary', 'spellCheck', 'print', 'sound', 'wifi', 'zoom'];
const DOUBTFUL: readonly Doubtful[] = ['easeOfAccess', 'secondDisplay', 'virtualMachine'];

/** What candidates may use inside Safe Exam Browser, in the words of a school. */
export function ProfileFields({ profile, isWrong, onChange }: Props) {
  const words = t().profile;
  const toggle = (name: Choice | Doubtful) => (
    <Switch
      key={name}
      label={words.names[name]}
      description={words.hints[name]}
      checked={profile[name]}
      onChange={(event) => onChange({ ...profile, [name]: event.currentTarget.checked })}
    />
  );
  return (
    <div className={css.profile}>
      <Sites profile={profile} isWrong={isWrong} onChange={onChange} />
      <fieldset className={css.toggles}>
        <legend>{words.allowed}</legend>
        {CHOICES.map(toggle)}
      </fieldset>
      <fieldset className={css.toggles}>
        <legend>{words.computers}</legend>
        {DOUBTFUL.map(toggle)}
      </fieldset>
      <Radio.Group
        label={words.camera}
        value={profile.camera === null ? 'auto' : String(profile.camera)}
        onChange={(value) => onChange({ ...profile, camera: value === 'auto' ? null : value === 'true' })}
      >
        <div className={css.choices}>
          <Radio value="auto" label={words.cameraAuto} />
          <Radio value="true" label={words.cameraOn} />
          <Radio value="false" label={words.cameraOff} />
        </div>
      </Radio.Group>
    </div>
  );
}

/** One site a line; what is typed stays as it is typed. */
function Sites({ profile, isWrong, onChange }: Props) {
  const [typed, setTyped] = useState(profile.allowedSites.join('\n'));
  const sent = useRef(profile.allowedSites);
  // A profile that was chosen or read from a file brings its own.
  useEffect(() => {
    if (profile.allowedSites !== sent.current) setTyped(profile.allowedSites.join('\n'));
    sent.current = profile.allowedSites;
  }, [profile.allowedSites]);
  return (
    <Textarea
      label={t().profile.sites}
      description={t().profile.sitesHint}
      placeholder="vi.wikipedia.org"
      error={isWrong ? t().profile.sitesRule : null}
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      value={typed}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped(value);
        sent.current = value.split(/\s+/).filter(Boolean);
        onChange({ ...profile, allowedSites: sent.current });
      }}
    />
  );
}

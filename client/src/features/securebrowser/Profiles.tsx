import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  BrowserProfile,
  deleteBrowserProfile,
  listBrowserProfiles,
  type NamedProfile,
  saveBrowserProfile,
} from 'shared/contracts/securebrowser.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone, sayRefused } from '../../ui/toasts.tsx';
import { t } from './messages.ts';
import css from './secure-browser.module.css';

interface Props {
  readonly examId: string;
  readonly profile: BrowserProfile;
  readonly onChosen: (profile: BrowserProfile) => void;
}

/** Profiles with a name: takes one over, keeps the present one, deletes one. */
export function Profiles({ examId, profile, onChosen }: Props) {
  const reading = useEndpoint(listBrowserProfiles, { params: { examId } });
  const [isNaming, setNaming] = useState(false);
  const deleting = useAct(deleteBrowserProfile, { stales: [listBrowserProfiles], onRefused: sayRefused });
  const words = t().profile;
  const profiles = reading.data?.profiles ?? [];
  const choose = (chosen: NamedProfile) => {
    onChosen(chosen.profile);
    sayDone(words.chosen(chosen.name));
  };
  return (
    <div className={css.acts}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" disabled={profiles.length === 0}>
            {profiles.length === 0 ? words.none : words.choose}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {profiles.map((one) => (
            <Menu.Item key={one.id} onClick={() => choose(one)}>
              {one.name} <span className={css.reason}>{one.unit}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          {profiles.map((one) => (
            <Menu.Item
              key={one.id}
              color="red"
              onClick={() => deleting.mutate({ params: { examId, profileId: one.id } })}
            >
              {words.delete(one.name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" disabled={!BrowserProfile.safeParse(profile).success} onClick={() => setNaming(true)}>
        {words.keep}
      </Button>
      {isNaming ? <KeepProfile examId={examId} profile={profile} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

function KeepProfile({ examId, profile, onClose }: Omit<Props, 'onChosen'> & { onClose: () => void }) {
  const [name, setName] = useState('');
  const words = t().profile;
  const keeping = useAct(saveBrowserProfile, {
    stales: [listBrowserProfiles],
    onDone: () => {
      sayDone(words.kept(name.trim()));
      onClose();
    },
  });
  const keep = () => keeping.mutate({ params: { examId }, body: { name, profile } });
  return (
    <Modal opened onClose={onClose} title={words.keep} closeButtonProps={{ 'aria-label': t().cancel }}>
      <div className={css.fields}>
        <TextInput
          label={words.name}
          description={words.nameHint}
          placeholder={words.nameExample}
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {keeping.error ? <ErrorState error={keeping.error} /> : null}
        <div className={css.acts}>
          <Button disabled={name.trim() === ''} loading={keeping.isPending} onClick={keep}>
            {t().save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

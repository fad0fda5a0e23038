import { Button, Checkbox, Modal, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type ConsentRow, listConsents, recordFamilyConsent } from 'shared/contracts/consents.ts';
import type { Alternative } from 'shared/people/camera-consent.ts';
import { useAct } from '../../api/use-endpoint.ts';
import { number } from '../../i18n/format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import css from './consents.module.css';
import { t } from './messages.ts';

const ACTS = ['given', 'refused', 'withdrawn'] as const;
type Act = (typeof ACTS)[number];
const ALTERNATIVES: readonly Alternative[] = ['supervised', 'anotherSitting'];
const SHORTEST_FORM = 3;

/** What one family wrote, or many families alike, as the office types it in. */
export function RecordForm({
  sessionId,
  version,
  listens,
  candidates,
  onClose,
}: {
  sessionId: string;
  version: string;
  /** Whether the form asks for the microphone as well. */
  listens: boolean;
  candidates: readonly ConsentRow[];
  onClose: () => void;
}) {
  const [act, setAct] = useState<Act>('given');
  const [alternative, setAlternative] = useState<Alternative>('supervised');
  const [microphone, setMicrophone] = useState(false);
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [form, setForm] = useState('');
  const recording = useAct(recordFamilyConsent, {
    stales: [listConsents],
    onDone: ({ recorded }) => {
      sayDone(t().done(number(recorded)));
      onClose();
    },
  });
  const [only] = candidates.length === 1 ? candidates : [];
  const isSigned = !only || (name.trim().length > 1 && relation.trim().length > 0);
  const representative = only ? { name, relation } : null;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={only ? t().of(only.name) : t().ofMany(number(candidates.length))}
      closeButtonProps={{ 'aria-label': t().cancel }}
    >
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          const candidateIds = candidates.map(({ candidateId }) => candidateId);
          const answer = act === 'given' ? { microphone: listens && microphone } : { alternative };
          recording.mutate({
            params: { sessionId },
            body: { candidateIds, version, act, ...answer, representative, form },
          });
        }}
      >
        <Radio.Group label={t().familySays} value={act} onChange={(value) => setAct(value as Act)}>
          <div className={css.choices}>
            {ACTS.map((one) => (
              <Radio key={one} value={one} label={t().actChoices[one]} />
            ))}
          </div>
        </Radio.Group>
        {act === 'given' && listens ? (
          <Checkbox
            label={t().alsoMicrophone}
            checked={microphone}
            onChange={(event) => setMicrophone(event.currentTarget.checked)}
          />
        ) : null}
        {act === 'given' ? null : (
          <Radio.Group
            label={t().instead}
            value={alternative}
            onChange={(value) => setAlternative(value as Alternative)}
          >
            <div className={css.choices}>
              {ALTERNATIVES.map((one) => (
                <Radio key={one} value={one} label={t().alternatives[one]} />
              ))}
            </div>
          </Radio.Group>
        )}
        {only ? (
          <>
            <TextInput
              label={t().representative}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t().relation}
              placeholder={t().relationExample}
              maxLength={40}
              value={relation}
              onChange={(event) => setRelation(event.currentTarget.value)}
            />
          </>
        ) : null}
        <TextInput
          label={t().form}
          placeholder={t().formExample}
          maxLength={200}
          value={form}
          onChange={(event) => setForm(event.currentTarget.value)}
        />
        {recording.error ? <ErrorState error={recording.error} /> : null}
        <div className={css.buttons}>
          <Button
            type="submit"
            disabled={!isSigned || form.trim().length < SHORTEST_FORM}
            loading={recording.isPending}
          >
            {t().save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t().cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
